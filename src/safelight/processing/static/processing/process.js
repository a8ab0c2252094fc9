// Frames drawn on the picture, and its light and colour as they will nearly be. What counts is what the fields say.
const form = document.querySelector('[data-process]');
const stage = form.querySelector('[data-stage]');
const picture = form.querySelector('[data-picture]');
const full = { width: Number(form.dataset.width), height: Number(form.dataset.height) };
const LEAST = 32; // pixels a side, as the server has it
const SIDES = ['left', 'top', 'width', 'height'];
const CORNERS = ['nw', 'ne', 'sw', 'se'];

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
const slider = (name) => form.querySelector(`[data-slider="${name}"]`);
const share = (name, otherwise) => Number(slider(name)?.value ?? otherwise) / 100;

class Frame {
  constructor(kind) {
    this.tick = form.querySelector(`[data-operation="${kind}"]`);
    const fields = form.querySelector(`[data-frame="${kind}"]`);
    this.fields = SIDES.map((side) => fields.querySelector(`[name="${kind}-${side}"]`));
    this.box = document.createElement('div');
    this.box.className = `sl-box sl-box--${kind}`;
    this.box.dataset.box = kind;
    for (const corner of CORNERS) {
      const handle = document.createElement('span');
      handle.className = `sl-box__corner sl-box__corner--${corner}`;
      handle.dataset.corner = corner;
      this.box.append(handle);
    }
    stage.append(this.box);
    this.fields.forEach((field) => field.addEventListener('input', () => this.show()));
    this.tick.addEventListener('change', () => this.show());
    this.show();
  }

  get isWhole() {
    const [left, top, width, height] = this.values;
    return left === 0 && top === 0 && width === full.width && height === full.height;
  }

  get values() {
    return this.fields.map((field) => Number(field.value) || 0);
  }

  set(left, top, right, foot) {
    const [x1, x2] = [left, right].map((each) => clamp(Math.round(each), 0, full.width)).sort((a, b) => a - b);
    const [y1, y2] = [top, foot].map((each) => clamp(Math.round(each), 0, full.height)).sort((a, b) => a - b);
    const width = Math.max(x2 - x1, LEAST);
    const height = Math.max(y2 - y1, LEAST);
    const place = [Math.min(x1, full.width - width), Math.min(y1, full.height - height), width, height];
    this.fields.forEach((field, at) => {
      field.value = place[at];
    });
    this.show();
  }

  show() {
    this.box.hidden = !this.tick.checked;
    const [left, top, width, height] = this.values;
    this.box.style.left = `${(left / full.width) * 100}%`;
    this.box.style.top = `${(top / full.height) * 100}%`;
    this.box.style.width = `${(width / full.width) * 100}%`;
    this.box.style.height = `${(height / full.height) * 100}%`;
  }
}

const frames = [...form.querySelectorAll('[data-frame]')].map((each) => new Frame(each.dataset.frame));
let last = frames[0];
frames.forEach((frame) => frame.tick.addEventListener('change', () => {
  last = frame.tick.checked ? frame : frames.find((each) => each.tick.checked);
}));

const at = (event) => {
  const place = picture.getBoundingClientRect();
  return [
    ((event.clientX - place.left) / place.width) * full.width,
    ((event.clientY - place.top) / place.height) * full.height,
  ];
};

let drag = null;
let picking = false;

stage.addEventListener('pointerdown', (event) => {
  const [x, y] = at(event);
  if (picking) {
    event.preventDefault();
    return pick(x, y);
  }
  const box = event.target.closest('[data-box]');
  const frame = frames.find((each) => each.box === box) ?? frames.find((each) => each === last && each.tick.checked);
  if (!frame) {
    return undefined;
  }
  event.preventDefault();
  stage.setPointerCapture(event.pointerId);
  const [left, top, width, height] = frame.values;
  const corner = event.target.dataset.corner;
  const fixed = [corner?.includes('w') ? left + width : left, corner?.includes('n') ? top + height : top];
  drag = corner
    ? (px, py) => frame.set(...fixed, px, py)
    : box && !frame.isWhole // the whole picture cannot be moved: another frame is drawn
      ? (px, py) => {
        const moved = [clamp(left + px - x, 0, full.width - width), clamp(top + py - y, 0, full.height - height)];
        frame.set(...moved, moved[0] + width, moved[1] + height);
      }
      : (px, py) => frame.set(x, y, px, py);
  return undefined;
});
stage.addEventListener('pointermove', (event) => drag?.(...at(event)));
['pointerup', 'pointercancel'].forEach((kind) => stage.addEventListener(kind, () => {
  drag = null;
}));

const STEPS = {
  balance: () => ['red', 'green', 'blue'].map((name) => [share(name, 100), 0]),
  brightness: () => Array(3).fill([1 + share('brightness', 0), 0]),
  contrast: () => Array(3).fill([1 + share('contrast', 0), -share('contrast', 0) / 2]),
};

const light = () => {
  for (const [step, values] of Object.entries(STEPS)) {
    const parts = form.querySelector(`[data-step="${step}"]`).children;
    values().forEach(([slope, intercept], channel) => {
      parts[channel].setAttribute('slope', slope);
      parts[channel].setAttribute('intercept', intercept);
    });
  }
  picture.style.filter = 'url(#sl-light)';
  for (const told of form.querySelectorAll('[data-told]')) {
    told.textContent = `${slider(told.dataset.told).value} %`;
  }
};

form.addEventListener('input', light);
light();

// The grey point: the three channels of a small patch there are made equal.
const grey = form.querySelector('[data-grey]');
const PATCH = 5; // pixels

const pressed = (now) => {
  picking = now;
  grey.setAttribute('aria-pressed', String(now));
  stage.classList.toggle('sl-stage--picking', now);
};

const pick = (x, y) => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [PATCH, PATCH];
  const drawn = canvas.getContext('2d');
  const scale = picture.naturalWidth / full.width;
  drawn.drawImage(picture, x * scale - PATCH / 2, y * scale - PATCH / 2, PATCH, PATCH, 0, 0, PATCH, PATCH);
  const { data } = drawn.getImageData(0, 0, PATCH, PATCH);
  const sums = [0, 1, 2].map((channel) => data.reduce((sum, value, place) => sum + (place % 4 === channel ? value : 0), 0));
  const middle = (sums[0] + sums[1] + sums[2]) / 3;
  ['red', 'green', 'blue'].forEach((name, channel) => {
    slider(name).value = Math.round((middle / Math.max(sums[channel], 1)) * 100);
  });
  pressed(false);
  light();
};

grey?.addEventListener('click', () => pressed(!picking));
for (const each of document.querySelectorAll('[data-scripted]')) {
  each.hidden = false;
}
form.dataset.ready = 'yes';
