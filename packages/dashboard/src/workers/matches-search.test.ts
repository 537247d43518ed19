import { expect, test } from 'vitest';
import { matchesSearch } from './matches-search.ts';

const worker = { id: 'wrk_vk81XUHKHG-qr4', title: 'Café Größe', summary: 'Fact-checks short claims.' };

test.each(['', '  ', 'cafe', 'CAFÉ', 'claims fact', 'wrk_vk81', 'grosse caf'.replace('grosse', 'größe')])(
  '“%s” finds it',
  (search) => expect(matchesSearch(worker, search)).toBe(true),
);

test.each(['tea', 'cafe tea', 'checks-fact'])('“%s” does not', (search) =>
  expect(matchesSearch(worker, search)).toBe(false),
);
