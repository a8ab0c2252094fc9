// A pad to sign on with pen, finger or mouse. What is drawn goes into the form as JSON: a list of strokes, each a list of
// whole [x, y] in ten-thousandths of the pad's width. Whoever cannot draw types their name: the page has a field for it.

const INK = '#212b32';
const EDGE = 10_000;
const HEIGHT = Math.floor(EDGE / 3);
const LINE = 80; // as wide as a pen's, in the same units
const CLOSEST = 30; // what is nearer to the last point adds nothing to see

class Signature {
  constructor(place) {
    this.pad = place.querySelector('canvas');
    this.value = place.querySelector('input[type="hidden"]');
    this.strokes = parsed(this.value.value);
    this.pad.addEventListener('pointerdown', (event) => this.begin(event));
    this.pad.addEventListener('pointermove', (event) => this.draw(event));
    for (const end of ['pointerup', 'pointercancel']) this.pad.addEventListener(end, (event) => this.end(event));
    place.querySelector('[data-clear]').addEventListener('click', () => this.clear());
    new ResizeObserver(() => this.fit()).observe(this.pad);
  }

  begin(event) {
    event.preventDefault();
    if (this.stroke) return; // a palm that comes to rest while the pen writes
    this.pointer = event.pointerId;
    this.pad.setPointerCapture(event.pointerId);
    this.stroke = [this.point(event)];
    this.strokes.push(this.stroke);
    this.paint();
  }

  draw(event) {
    if (!this.stroke || event.pointerId !== this.pointer) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) {
      const point = this.point(each);
      const last = this.stroke.at(-1);
      if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= CLOSEST) this.stroke.push(point);
    }
    this.paint();
  }

  end(event) {
    if (event.pointerId !== this.pointer) return;
    this.stroke = null;
    this.value.value = JSON.stringify(this.strokes);
  }

  clear() {
    this.strokes = [];
    this.value.value = '';
    this.paint();
  }

  point(event) {
    const box = this.pad.getBoundingClientRect();
    const along = (length, most) => Math.min(most, Math.max(0, Math.round((length / this.pad.clientWidth) * EDGE)));
    const across = event.clientX - box.left - this.pad.clientLeft;
    return [along(across, EDGE), along(event.clientY - box.top - this.pad.clientTop, HEIGHT)];
  }

  fit() {
    const width = Math.round(this.pad.clientWidth * window.devicePixelRatio);
    this.pad.width = width;
    this.pad.height = Math.round(width / 3);
    this.paint();
  }

  paint() {
    const brush = this.pad.getContext('2d');
    const unit = this.pad.width / EDGE;
    brush.clearRect(0, 0, this.pad.width, this.pad.height);
    Object.assign(brush, { strokeStyle: INK, lineWidth: LINE * unit, lineCap: 'round', lineJoin: 'round' });
    for (const stroke of this.strokes) {
      brush.beginPath();
      for (const [x, y] of stroke.length > 1 ? stroke : [...stroke, ...stroke]) brush.lineTo(x * unit, y * unit);
      brush.stroke();
    }
  }
}

function parsed(text) {
  try {
    return JSON.parse(text) || [];
  } catch {
    return [];
  }
}

for (const place of document.querySelectorAll('[data-signature]')) new Signature(place);
