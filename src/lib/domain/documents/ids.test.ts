import { describe, expect, test } from 'vitest';
import { formatDocId, parseDocId } from './ids.ts';

const C = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const U = '01BX5ZZKBKACTAV9WEVGEMMVRZ';

const VALID = [
	`customer:${C}`,
	`customer:${C}:assignment`,
	`customer:${C}:merged`,
	`customer:${C}:commercial`,
	`customer:${C}:billing`,
	`customer:${C}:notes`,
	`customer:${C}:x-loyalty-card`,
	...['activity', 'complaint', 'task', 'purchase', 'consent', 'link'].map((k) => `${k}:${C}:${U}`),
	`file:${C}:notes:${U}`,
	`file:${C}:core:${U}`,
	`edit:${C}:x-loyalty:${U}`,
	`edit:${C}:task:${U}`,
	`contest:${C}`,
	`entry:${C}:${U}`,
	`ruling:${C}:${U}`,
	`draw:${C}:${U}`,
	`segment:${U}`,
	`report:${U}`,
	`person:${U}`,
	'role:rep',
	'team:north-2',
	'territory:norte',
	'settings:general'
];

const INVALID = [
	'',
	':',
	'customer',
	'customer:',
	`customer:${C}:`,
	`customer:${C}:core`,
	`customer:${C}:x-`,
	`customer:${C}:X-loyalty`,
	`customer:${C}:unknown`,
	`customer:${C.toLowerCase()}`,
	`Customer:${C}`,
	` customer:${C}`,
	`customer:${C}\n`,
	`activity:${C}`,
	`activity:${C}:${U}:${U}`,
	`file:${C}:nowhere:${U}`,
	`edit:${C}:${U}`,
	`person:ana`,
	'role:',
	'role:Rep',
	'role:-rep',
	'role:__proto__',
	'constructor:a',
	'__proto__:a',
	'_design/x',
	'_local/x',
	`unknown:${C}:${U}`
];

describe('document ids', () => {
	test.each(VALID)('%s is read and written back to the letter', (id) => {
		const parsed = parseDocId(id);
		expect(parsed).not.toBeNull();
		expect(parsed && formatDocId(parsed)).toBe(id);
	});

	test.each(INVALID)('%j is not an id', (id) => {
		expect(parseDocId(id)).toBeNull();
	});
});
