import type { AST } from '@eslint-community/regexpp';
import { RegExpParser } from '@eslint-community/regexpp';

/** Characters that a class is tried with, the most readable first. */
const probes = [
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. @/:,;!?#$%&()*+<=>[]^{|}~"\'`\\éßñ日本語Ω \t\n',
];

/** Longer strings are not made up: an array of the length that a pattern may ask for would end the process. */
const maxRepeated = 100_000;

/** How a pattern is walked: which branch or character is taken, and how often more than needed something is repeated. */
interface Walk {
  pick: number;
  extra: number;
  groups: Map<AST.CapturingGroup, string>;
}

/**
 * Strings that a regular expression (ECMAScript, flag `u`) probably matches, short ones first; the caller tests them, since lookarounds and
 * word boundaries are passed over here. None for a pattern that can't be read.
 *
 * @param minLength How long the caller needs them.
 */
export function* stringsFromPattern(pattern: string, minLength: number): Generator<string> {
  const tree = parse(pattern);
  if (tree === null) {
    return;
  }
  for (const extra of [0, 1, 2, 3, 5, 8, minLength]) {
    for (let pick = 0; pick < 60; pick += 1) {
      yield alternatives(tree.alternatives, { pick, extra, groups: new Map() });
    }
  }
}

function parse(pattern: string): AST.Pattern | null {
  for (const unicode of [true, false]) {
    try {
      return new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern, 0, pattern.length, { unicode });
    } catch {
      // Tried without the flag next; a pattern that is none at all is the validator's to report.
    }
  }
  return null;
}

function alternatives(nodes: AST.Alternative[], walk: Walk): string {
  const node = nodes[walk.pick % nodes.length];
  return node === undefined
    ? ''
    : node.elements
        .map((element, index) => text(element, { ...walk, pick: walk.pick + (walk.pick > 0 ? index : 0) }))
        .join('');
}

function text(node: AST.Element | AST.QuantifiableElement, walk: Walk): string {
  switch (node.type) {
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return member(node, walk.pick);
    case 'Group':
      return alternatives(node.alternatives, walk);
    case 'CapturingGroup': {
      const matched = alternatives(node.alternatives, walk);
      walk.groups.set(node, matched);
      return matched;
    }
    case 'Backreference': {
      const group = Array.isArray(node.resolved) ? node.resolved[0] : node.resolved;
      return (group !== undefined && walk.groups.get(group)) || '';
    }
    case 'Quantifier': {
      const count = Math.min(node.max, node.min + walk.extra, maxRepeated);
      return Array.from({ length: count }, (_, index) =>
        text(node.element, { ...walk, pick: walk.pick + (walk.pick > 0 ? index : 0) }),
      ).join('');
    }
    default:
      return '';
  }
}

function member(
  node: AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
  pick: number,
): string {
  const test = new RegExp(`^(?:${node.raw})$`, 'u');
  const fitting = probes.filter((character) => test.test(character));
  if (fitting.length > 0) {
    return fitting[pick % fitting.length] ?? '';
  }
  const first = node.type === 'CharacterClass' ? node.elements[0] : undefined;
  if (first?.type === 'CharacterClassRange') {
    return String.fromCodePoint(Math.min(first.min.value + pick, first.max.value));
  }
  return first?.type === 'Character' ? String.fromCodePoint(first.value) : '';
}
