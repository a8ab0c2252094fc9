// Measures in one picture: two points on a ruler set the scale, two more a length, several the outline of an area.
// Points are kept in pixels of the original, so that they stay where they are as the view moves.
import { apart, area, inMillimetres, inSquares, length, scaleOf } from './geometry.js';

const SVG = 'http://www.w3.org/2000/svg';
const NEEDS = { ruler: 2, length: 2, area: Infinity };
const SAYS = {
  ruler: 'Place two points on the ruler, as far apart as you can.',
  length: 'Place a point at either end.',
  area: 'Place points around it, then finish.',
};
const CLOSE = 12; // screen pixels within which an outline's first point is meant

export const measuring = (viewer, frame, said, panel) => {
  const kept = panel.dataset;
  const list = panel.querySelector('[data-measured]');
  const asks = panel.querySelector('[data-asks]');
  const sheet = frame.appendChild(document.createElementNS(SVG, 'svg'));
  sheet.classList.add('sl-measure');
  sheet.setAttribute('aria-hidden', 'true');

  let tool = null;
  let points = [];
  let done = [];
  let ruler = kept.millimetres
    ? { from: { x: +kept.fromX, y: +kept.fromY }, to: { x: +kept.toX, y: +kept.toY }, millimetres: +kept.millimetres }
    : null;

  const onScreen = ({ x, y }) => viewer.viewport.imageToViewerElementCoordinates(new OpenSeadragon.Point(x, y));
  const inPicture = (place) => {
    const { x, y } = viewer.viewport.viewerElementToImageCoordinates(place);
    return { x, y };
  };
  const middle = () => new OpenSeadragon.Point(frame.clientWidth / 2, frame.clientHeight / 2);
  const within = ({ x, y }) => x >= 0 && y >= 0 && x <= frame.dataset.width && y <= frame.dataset.height;
  const words = ({ kind, points: at }) =>
    kind === 'area' ? inSquares(area(at), scaleOf(ruler)) : inMillimetres(length(at), scaleOf(ruler));

  const add = (name, attributes, text = '') => {
    const element = sheet.appendChild(document.createElementNS(SVG, name));
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.textContent = text;
  };
  const drawShape = ({ kind, points: at }, label) => {
    const places = at.map(onScreen);
    const path = places.map(({ x, y }) => `${x},${y}`).join(' ');
    const name = kind === 'area' && label ? 'polygon' : 'polyline';
    ['sl-measure__under', 'sl-measure__line'].forEach((each) => add(name, { points: path, class: `${each} ${each}--${kind}` }));
    places.forEach(({ x, y }) => add('circle', { cx: x, cy: y, r: 4, class: 'sl-measure__point' }));
    if (label) {
      const beside = kind === 'length' ? places.slice(-1) : places; // a length's at its end, else in the middle
      const x = beside.reduce((sum, each) => sum + each.x, 0) / beside.length;
      const y = beside.reduce((sum, each) => sum + each.y, 0) / beside.length;
      add('text', { x: x + 8, y: y - 8, class: 'sl-measure__label' }, label);
    }
  };
  const draw = () => {
    sheet.replaceChildren();
    if (ruler) drawShape({ kind: 'ruler', points: [ruler.from, ruler.to] }, `${ruler.millimetres} mm`);
    done.forEach((each, place) => drawShape(each, `${place + 1}: ${words(each)}`));
    if (points.length) drawShape({ kind: tool, points }, '');
    if (tool) {
      const { x, y } = middle();
      [[x - 16, y, x + 16, y], [x, y - 16, x, y + 16]].forEach(([x1, y1, x2, y2]) => {
        add('line', { x1, y1, x2, y2, class: 'sl-measure__under' });
        add('line', { x1, y1, x2, y2, class: 'sl-measure__line' });
      });
    }
  };
  const list_ = () => {
    list.replaceChildren(
      ...done.map((each) => {
        const item = document.createElement('li');
        item.textContent = `${each.kind === 'area' ? 'Area' : 'Length'}: ${words(each)}`;
        return item;
      }),
    );
    draw();
  };
  const tell = (text) => {
    said.textContent = text;
  };
  const take = (name) => {
    const wanted = name !== 'ruler' && !ruler ? 'ruler' : name;
    tool = wanted;
    points = [];
    asks.hidden = true;
    frame.dataset.tool = wanted;
    tell(`${wanted === name ? '' : 'First the scale. '}${SAYS[wanted]} Click, or move the picture under the cross and press Enter.`);
    viewer.canvas.focus();
    draw();
  };
  const put = () => {
    tool = null;
    points = [];
    delete frame.dataset.tool;
    draw();
  };
  const finish = () => {
    if (tool === 'area' && points.length > 2) {
      done.push({ kind: 'area', points });
      tell(`Area ${done.length}: ${words(done.at(-1))}.`);
      put();
      list_();
    }
  };
  const complete = () => {
    if (tool === 'ruler') {
      asks.hidden = false;
      asks.millimetres.focus();
      tell('How long is it between the two points?');
    } else {
      done.push({ kind: 'length', points });
      tell(`Length ${done.length}: ${words(done.at(-1))}.`);
      points = [];
      list_();
    }
  };
  const place = (at) => {
    if (!tool || points.length >= NEEDS[tool]) return;
    const point = inPicture(at);
    if (!within(point)) {
      tell('That is beside the picture.');
      return;
    }
    if (tool === 'area' && points.length > 2 && apart(onScreen(points[0]), at) < CLOSE) {
      finish();
      return;
    }
    points = [...points, point];
    draw();
    if (points.length === NEEDS[tool]) complete();
    else tell(`${points.length === 1 ? 'One point' : `${points.length} points`} placed.`);
  };
  const undo = () => {
    if (points.length) points = points.slice(0, -1);
    else done = done.slice(0, -1);
    asks.hidden = true;
    tell('Taken back.');
    list_();
  };
  const use = (millimetres) => {
    ruler = { from: points[0], to: points[1], millimetres };
    asks.hidden = true;
    put();
    list_();
    tell('The scale is set. Measure a length or an area.');
    viewer.canvas.focus();
    return ruler;
  };
  const nudge = (event) => {
    const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.originalEvent.key];
    if (!tool || !by) return;
    event.preventDefaultAction = true;
    event.originalEvent.preventDefault();
    const pixels = event.originalEvent.shiftKey ? 1 : 10;
    viewer.viewport.panBy(viewer.viewport.deltaPointsFromPixels(new OpenSeadragon.Point(by[0] * pixels, by[1] * pixels)), true);
  };

  viewer.addHandler('canvas-click', (event) => event.quick && place(event.position));
  viewer.addHandler('canvas-double-click', (event) => {
    event.preventDefaultAction = Boolean(tool);
  });
  viewer.addHandler('canvas-key', nudge);
  ['open', 'update-viewport', 'resize'].forEach((event) => viewer.addHandler(event, draw));

  return {
    acts: {
      ruler: () => take('ruler'),
      length: () => take('length'),
      area: () => take('area'),
      point: () => place(middle()),
      finish,
      undo,
      stop: () => {
        put();
        asks.hidden = true;
        tell('');
      },
    },
    keys: { u: 'ruler', m: 'length', a: 'area', Enter: 'point', f: 'finish', Backspace: 'undo', Escape: 'stop' },
    use,
  };
};
