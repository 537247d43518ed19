import { expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { FaultPlan } from './fault-plan.ts';
import { namedFaults } from './named-faults.ts';
import { random } from './random.ts';
import { randomFault } from './random-fault.ts';

const a: Fault = { name: 'a' };
const b: Fault = { name: 'b' };

test('a rule is for a method and a path, from one ordinal to another', () => {
  const rules = [
    { fault: a, method: 'POST', path: '/api/tasks', skip: 1, times: 2 },
    { fault: b, path: /^\/api\/workers\// },
  ];
  const plan = new FaultPlan({ seed: 1, rules });
  const names = (method: string, path: string, times: number) =>
    Array.from({ length: times }, () => plan.next(method, path).name);
  expect(names('GET', '/api/tasks', 3)).toEqual([undefined, undefined, undefined]);
  expect(names('POST', '/api/tasks', 5)).toEqual([undefined, 'a', 'a', undefined, undefined]);
  expect(names('GET', '/api/workers/wrk_1', 2)).toEqual(['b', undefined]);
});

test('rules before others are used up first', () => {
  const plan = new FaultPlan({ seed: 1, rules: [{ fault: a }, { fault: b, times: Infinity }] });
  expect(Array.from({ length: 4 }, () => plan.next('GET', '/').name)).toEqual(['a', 'b', 'b', 'b']);
});

test('seeded faults depend on the seed, the request and its ordinal, and not on what came between', () => {
  const seeded = { faults: Object.values(namedFaults()), chance: 0.5 };
  const draw = (seed: number, paths: string[]) => {
    const plan = new FaultPlan({ seed, rules: [], seeded });
    return paths.map((path) => `${path}: ${plan.next('GET', path).name}`);
  };
  const paths = Array.from({ length: 60 }, (_, index) => `/${index % 3}`);
  const first = draw(7, paths);
  expect(draw(7, paths)).toEqual(first);
  expect(draw(8, paths)).not.toEqual(first);
  expect(draw(7, paths.toSorted()).toSorted()).toEqual(first.toSorted());
  const count = first.filter((one) => !one.endsWith('undefined')).length;
  expect(count).toBeGreaterThan(15);
  expect(count).toBeLessThan(45);
});

test('random faults are the same for the same seed, and of every kind', () => {
  const draw = (seed: number) => {
    const next = random(seed);
    return Array.from({ length: 2000 }, () => randomFault(next));
  };
  expect(draw(3)).toEqual(draw(3));
  expect(new Set(draw(3).map((fault) => fault.name)).size).toBe(Object.keys(namedFaults()).length);
});
