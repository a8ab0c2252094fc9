// Two photographs, locked together: beside each other, one over the other, or the one behind a curtain of the other.
import { acts, brighten, KEYS, listKeys, offer, open, tellScale } from './viewing.js';
import { lock, toLeft, toRight } from './locking.js';

const stage = document.querySelector('[data-stage]');
const frames = [...stage.querySelectorAll('[data-side-of]')];
const said = document.querySelector('[data-said]');
const [left, right] = frames.map((frame) => open(frame, said, { showNavigator: false }));
const slider = document.querySelector('[data-share]');
const locks = document.querySelector('[data-act="lock"]');

let leader = left; // the one that was touched last: the other follows
let bond = null; // while they are locked

const read = ({ viewport }) => {
  const { x, y } = viewport.getCenter(true);
  return { x, y, zoom: viewport.getZoom(true), turn: viewport.getRotation(true) };
};
const show = ({ viewport }, { x, y, zoom, turn }) =>
  viewport.setRotation(turn, true).zoomTo(zoom, null, true).panTo(new OpenSeadragon.Point(x, y), true);
const follow = () => {
  if (bond) {
    leader === left ? show(right, toRight(bond, read(left))) : show(left, toLeft(bond, read(right)));
  }
};
const lead = (viewer) => {
  if (leader !== viewer) {
    follow(); // what was under way ends where it is
    leader = viewer;
  }
  frames.forEach((frame, place) => frame.classList.toggle('sl-compare__frame--moved', !bond && [left, right][place] === leader));
};
const setLocked = (locked) => {
  bond = locked ? lock(read(left), read(right)) : null;
  locks.setAttribute('aria-pressed', String(locked));
  stage.dataset.locked = String(locked);
  if (!locked && stage.dataset.mode !== 'beside') lead(right); // the one on top is moved over the other
  lead(leader);
  said.textContent = locked ? 'Locked: both move together.' : 'Unlocked: move one to where it lies as the other does, then lock again.';
};
/** Nearer than whole is left as it is; what was whole is whole again, however wide its frame has become. */
const isWhole = ({ viewport }) => Math.abs(viewport.getZoom(true) / viewport.getHomeZoom() - 1) < 0.02;
const setMode = (mode) => {
  if (isWhole(leader)) leader.addOnceHandler('resize', () => requestAnimationFrame(() => leader.viewport.goHome(true)));
  stage.dataset.mode = mode;
  document.querySelectorAll('[data-mode-of]').forEach((each) => {
    each.setAttribute('aria-pressed', String(each.dataset.modeOf === mode));
  });
  slider.closest('label').hidden = mode === 'beside';
  slider.closest('label').querySelector('[data-share-name]').textContent = mode === 'over' ? 'How much of the one on top' : 'Where the curtain is';
  share();
  if (!bond && mode !== 'beside') lead(right);
};
const share = () => stage.style.setProperty('--share', slider.value / 100);
const slide = (by) => {
  slider.valueAsNumber += by;
  share();
};
const startAgain = () => {
  [left, right].forEach(({ viewport }) => viewport.setRotation(0, true).goHome(true));
  setLocked(true);
};
/** So that a centimetre of the one is as long as a centimetre of the other. */
const sameSize = () => {
  const [here, there] = frames.map((frame) => frame.dataset.millimetres * frame.dataset.width);
  right.viewport.zoomTo((left.viewport.getZoom(true) * there) / here, null, true);
  setLocked(true);
  said.textContent = 'Same size: a centimetre is as long in both, in the planes of their rulers.';
};

[left, right].forEach((viewer) => {
  ['canvas-press', 'canvas-scroll', 'canvas-pinch', 'canvas-key', 'canvas-double-click'].forEach((event) => {
    viewer.addHandler(event, () => lead(viewer));
  });
  viewer.canvas.addEventListener('focus', () => lead(viewer));
  viewer.addHandler('viewport-change', follow); // the follower's own too: a frame that has grown shows another part
});
Promise.all([left, right].map((viewer) => new Promise((done) => viewer.addOnceHandler('open', done)))).then(() => {
  setLocked(true);
  stage.dataset.ready = 'yes';
});

const keys = listKeys(document.querySelector('[data-keys]'));
offer(
  document.querySelector('[data-acts]'),
  {
    ...acts(() => leader),
    keys,
    lock: () => setLocked(!bond),
    'start-again': startAgain,
    'same-size': frames.every((frame) => frame.dataset.millimetres) ? sameSize : null,
    beside: () => setMode('beside'),
    over: () => setMode('over'),
    curtain: () => setMode('curtain'),
    less: () => slide(-5),
    more: () => slide(5),
  },
  { ...KEYS, '?': 'keys', l: 'lock', h: 'start-again', m: 'same-size', s: 'beside', o: 'over', c: 'curtain', '[': 'less', ']': 'more' },
);
slider.addEventListener('input', share);
document.querySelectorAll('[data-brightness]').forEach((each, place) => brighten([left, right][place], each));
document.querySelectorAll('[data-scale]').forEach((each, place) => tellScale([left, right][place], each));

// The curtain can be drawn by its edge too.
const edge = stage.querySelector('[data-edge]');
edge.addEventListener('pointerdown', (event) => edge.setPointerCapture(event.pointerId));
edge.addEventListener('pointermove', (event) => {
  if (edge.hasPointerCapture(event.pointerId)) {
    const { left: start, width } = stage.getBoundingClientRect();
    slider.valueAsNumber = ((event.clientX - start) / width) * 100;
    share();
  }
});
setMode('beside');
