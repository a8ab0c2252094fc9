// Lengths and areas in a picture. Points are {x, y} in pixels of the original; nothing is drawn here.
export const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);

/** Of a line from point to point, in pixels. */
export const length = (points) => points.slice(1).reduce((sum, each, before) => sum + apart(points[before], each), 0);

/** Of the outline through the points, in square pixels. */
export const area = (points) => {
  const doubled = points.reduce((sum, each, place) => {
    const next = points[(place + 1) % points.length];
    return sum + each.x * next.y - next.x * each.y;
  }, 0);
  return Math.abs(doubled) / 2;
};

/** Millimetres a pixel, of a ruler's two points and what lies between them. */
export const scaleOf = ({ from, to, millimetres }) => millimetres / apart(from, to);

export const inMillimetres = (pixels, scale) => `${(pixels * scale).toFixed(1)} mm`;

/** Up to a square centimetre in square millimetres. */
export const inSquares = (pixels, scale) => {
  const square = pixels * scale * scale;
  return square < 100 ? `${square.toFixed(1)} mm²` : `${(square / 100).toFixed(2)} cm²`;
};
