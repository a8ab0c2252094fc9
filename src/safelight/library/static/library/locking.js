// Two views locked together. A view is {x, y, zoom, turn}: its centre in widths of its picture, how many widths of its
// frame that picture is wide, and by how many degrees it is turned. Both frames are equally wide.
const turned = ({ x, y }, degrees) => {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return { x: x * cosine - y * sine, y: x * sine + y * cosine };
};

/** How the two lie to each other now: it holds until they are locked anew. */
export const lock = (left, right) => ({ left, right, scale: right.zoom / left.zoom, turn: right.turn - left.turn });

/** The right view that belongs to a left one. What moves on the screen moves alike in both. */
export const toRight = (bond, { x, y, zoom, turn }) => {
  const moved = turned({ x: (x - bond.left.x) / bond.scale, y: (y - bond.left.y) / bond.scale }, -bond.turn);
  return { x: bond.right.x + moved.x, y: bond.right.y + moved.y, zoom: zoom * bond.scale, turn: turn + bond.turn };
};

/** And the left view that belongs to a right one. */
export const toLeft = (bond, view) =>
  toRight({ left: bond.right, right: bond.left, scale: 1 / bond.scale, turn: -bond.turn }, view);
