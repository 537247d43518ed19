import { pascalCase } from './pascal-case.ts';

/** `workers.schedules.create` → `workersSchedulesCreate`; capitals inside a word stay. */
export function camelCase(text: string): string {
  const pascal = pascalCase(text);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}
