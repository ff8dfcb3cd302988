export type Point = readonly [x: number, y: number];

const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, A: 7, Z: 0 };
/** Fine enough that no curve of a 20 px drawing strays by a hundredth of a pixel between two points. */
const STEPS = 48;

type Step = readonly [command: string, args: readonly number[]];

/** Splits path data into steps; a command followed by several sets of arguments is repeated. Throws on anything else. */
function readSteps(data: string): Step[] {
  if (!/^M(?:[MLHVCSAZ]|-?\d+(?:\.\d+)?|[ ,])*$/.test(data))
    throw new Error(`Not absolute path data: ${data}`);
  return [...data.matchAll(/([A-Z])([^A-Z]*)/g)].flatMap(([, command = '', text = '']) => {
    const numbers = (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    const size = ARGUMENTS[command] ?? 0;
    if (size === 0 ? numbers.length > 0 : numbers.length === 0 || numbers.length % size !== 0) {
      throw new Error(`${command} takes ${size} numbers at a time and has ${numbers.length}: ${data}`);
    }
    if (size === 0) return [[command, []] as const];
    return Array.from({ length: numbers.length / size }, (_, set): Step => [
      command === 'M' && set > 0 ? 'L' : command,
      numbers.slice(set * size, (set + 1) * size),
    ]);
  });
}

/** Points along the centre of every line of a path, close together on curves. */
export function pathPoints(data: string): Point[] {
  const points: Point[] = [];
  let at: Point = [0, 0];
  let start: Point = at;
  let handle: Point | undefined;
  for (const [command, args] of readSteps(data)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = args;
    const from = at;
    const smooth: Point = handle ? [2 * from[0] - handle[0], 2 * from[1] - handle[1]] : from;
    handle = undefined;
    if (command === 'C') {
      points.push(...cubic(from, [a, b], [c, d], [e, f]));
      [at, handle] = [
        [e, f],
        [c, d],
      ];
    } else if (command === 'S') {
      points.push(...cubic(from, smooth, [a, b], [c, d]));
      [at, handle] = [
        [c, d],
        [a, b],
      ];
    } else if (command === 'A') {
      at = [f, g];
      points.push(...arc(from, at, { rx: a, ry: b, large: d === 1, clockwise: e === 1 }));
    } else if (command === 'H') at = [a, from[1]];
    else if (command === 'V') at = [from[0], a];
    else at = command === 'Z' ? start : [a, b];
    if (command === 'M') start = at;
    points.push(at);
  }
  return points;
}

function cubic(p0: Point, p1: Point, p2: Point, p3: Point): Point[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const t = step / STEPS;
    const u = 1 - t;
    const mix = (axis: 0 | 1) =>
      u ** 3 * p0[axis] + 3 * u * u * t * p1[axis] + 3 * u * t * t * p2[axis] + t ** 3 * p3[axis];
    return [mix(0), mix(1)];
  });
}

interface Arc {
  rx: number;
  ry: number;
  large: boolean;
  clockwise: boolean;
}

/** From end points to a centre, after appendix B.2.4 of SVG 2; no drawing here tilts an ellipse. */
function arc(from: Point, to: Point, { rx, ry, large, clockwise }: Arc): Point[] {
  const x = (from[0] - to[0]) / 2;
  const y = (from[1] - to[1]) / 2;
  const grow = Math.max(1, Math.hypot(x / rx, y / ry));
  const [a, b] = [rx * grow, ry * grow];
  const apart = (a * y) ** 2 + (b * x) ** 2;
  const offset = Math.sqrt(Math.max(0, (a * b) ** 2 / apart - 1)) * (large === clockwise ? -1 : 1);
  const centre: Point = [(offset * a * y) / b, (-offset * b * x) / a];
  const first = Math.atan2((y - centre[1]) / b, (x - centre[0]) / a);
  const last = Math.atan2((-y - centre[1]) / b, (-x - centre[0]) / a);
  const turn = 2 * Math.PI;
  const sweep = clockwise ? (last - first + turn) % turn : -((first - last + turn) % turn);
  const middle: Point = [centre[0] + (from[0] + to[0]) / 2, centre[1] + (from[1] + to[1]) / 2];
  return Array.from({ length: STEPS }, (_, step) => {
    const angle = first + (sweep * step) / STEPS;
    return [middle[0] + a * Math.cos(angle), middle[1] + b * Math.sin(angle)];
  });
}
