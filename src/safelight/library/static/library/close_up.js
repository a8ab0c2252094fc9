// Looks closely at one photograph: OpenSeadragon asks for the tiles that are in view, and the door decides on each.
const frame = document.querySelector('[data-close-up]');
const acts = document.querySelector('[data-acts]');
const { tiles, width, height, levels, side } = frame.dataset;

const viewer = OpenSeadragon({
  element: frame,
  showNavigationControl: false,
  showNavigator: true,
  maxZoomPixelRatio: 4, // closer shows squares, not more of the patient
  gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
  keyboardNavEnabled: true,
  imageSmoothingEnabled: true,
  tileSources: {
    width: Number(width),
    height: Number(height),
    tileSize: Number(side),
    minLevel: 0,
    maxLevel: levels - 1,
    getTileUrl: (level, column, row) => `${tiles}${level}/${column}_${row}`,
  },
});

const view = () => viewer.viewport;
const step = (factor) => view().zoomBy(factor).applyConstraints();
const ACTS = {
  closer: () => step(1.5),
  further: () => step(1 / 1.5),
  whole: () => {
    viewer.viewport.setRotation(0);
    view().goHome();
  },
  pixels: () => view().zoomTo(view().imageToViewportZoom(1)),
  turn: () => view().rotateBy(90),
};
const KEYS = { '+': 'closer', '=': 'closer', '-': 'further', 0: 'whole', 1: 'pixels', r: 'turn' };

acts.hidden = false;
acts.addEventListener('click', (event) => ACTS[event.target.closest('[data-act]')?.dataset.act]?.());
document.addEventListener('keydown', (event) => {
  const busy = event.altKey || event.ctrlKey || event.metaKey || event.target.closest('input');
  if (!busy && KEYS[event.key] && !frame.contains(event.target)) {
    ACTS[KEYS[event.key]]();
  }
});
viewer.addHandler('canvas-key', (event) => {
  const act = ACTS[KEYS[event.originalEvent.key]];
  if (act) {
    event.preventDefaultAction = true;
    act();
  }
});
document.querySelector('[data-brightness]').addEventListener('input', (event) => {
  viewer.drawer.canvas.style.filter = `brightness(${event.target.value}%)`;
});

const scale = document.querySelector('[data-scale]');
const tell = () => {
  scale.textContent = `${Math.round(view().viewportToImageZoom(view().getZoom()) * 100)} %`;
};
viewer.addHandler('zoom', tell);
viewer.addHandler('open', () => {
  frame.dataset.ready = 'yes';
  tell();
});
