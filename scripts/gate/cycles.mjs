import { MODULE, resolveLink } from './modules.mjs';

/** @import { Finding } from './finding.mjs' */
/** @import { Tree } from './tree.mjs' */
/** @import { Module } from './modules.mjs' */

/**
 * Far below what the house holds and far above what a broken walk would find: seeing fewer means that this check is
 * blind, not that all is well.
 */
const LEAST_MODULES = 50;

/** @typedef {Map<string, { to: string, line: number }[]>} Graph */

/**
 * No module may reach itself through its imports, those of types included: a cycle is two modules that are one.
 * @param {Tree} tree
 * @param {{ atLeast?: number }} [options]
 * @returns {Finding[]}
 */
export function checkCycles(tree, { atLeast = LEAST_MODULES } = {}) {
  const { modules, problems: unread } = tree.parse();
  const problems = [...unread];
  if (modules.length < atLeast) {
    problems.push({
      file: '.',
      message: `Only ${modules.length} modules were seen. Repair scripts/gate/modules.mjs: it no longer finds them.`,
    });
  }
  const graph = graphOf(modules, tree, problems);
  const loops = [...knots(graph)].map((knot) => loopIn(graph, knot));
  return [...problems, ...loops.map((loop) => describe(graph, loop))];
}

/**
 * @param {readonly Module[]} modules
 * @param {Tree} tree
 * @param {Finding[]} problems
 * @returns {Graph}
 */
function graphOf(modules, tree, problems) {
  /** @param {Module} module */
  const edges = ({ file, links }) =>
    links.flatMap(({ specifier, line }) => {
      const to = resolveLink(file, specifier);
      if (to === undefined || !MODULE.test(to)) return [];
      if (tree.has(to)) return [{ to, line }];
      problems.push({ file, line, message: `${specifier} is not there. Name the file with its extension.` });
      return [];
    });
  return new Map(modules.map((module) => [module.file, edges(module)]));
}

/**
 * Sets of modules that reach each other (Tarjan). Everything that is not in one of them is free of cycles.
 * @param {Graph} graph
 * @returns {Set<string>[]}
 */
function knots(graph) {
  /** @type {Set<string>[]} */
  const found = [];
  /** @type {Map<string, { index: number, low: number }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @param {string} file */
  const visit = (file) => {
    const mark = { index: seen.size, low: seen.size };
    seen.set(file, mark);
    stack.push(file);
    for (const { to } of graph.get(file) ?? []) {
      const known = seen.get(to);
      if (!known) mark.low = Math.min(mark.low, visit(to).low);
      else if (stack.includes(to)) mark.low = Math.min(mark.low, known.index);
    }
    if (mark.low === mark.index) {
      const knot = new Set(stack.splice(stack.indexOf(file)));
      const refersToItself = (graph.get(file) ?? []).some(({ to }) => to === file);
      if (knot.size > 1 || refersToItself) found.push(knot);
    }
    return mark;
  };
  for (const file of graph.keys()) if (!seen.has(file)) visit(file);
  return found;
}

/**
 * The shortest way from the first module of a knot back to itself.
 * @param {Graph} graph
 * @param {ReadonlySet<string>} knot
 */
function loopIn(graph, knot) {
  const start = [...knot].toSorted()[0] ?? '';
  /** @type {string[][]} */
  const ways = [[start]];
  for (const way of ways) {
    for (const { to } of graph.get(way.at(-1) ?? '') ?? []) {
      if (to === start) return [...way, start];
      if (knot.has(to) && !way.includes(to)) ways.push([...way, to]);
    }
  }
  return [start];
}

/**
 * @param {Graph} graph
 * @param {readonly string[]} loop
 * @returns {Finding}
 */
function describe(graph, loop) {
  const [file = '', next] = loop;
  const line = graph.get(file)?.find(({ to }) => to === next)?.line ?? 1;
  return {
    file,
    line,
    message: `Import cycle: ${loop.join(' -> ')}. Move what both ends need into a module of its own.`,
  };
}
