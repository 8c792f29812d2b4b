import { expect, test, vi } from 'vitest';
import { HoldBack } from './hold-back.ts';

test('nothing begins while the page is being left, and everything after that', async () => {
	let stayed = (): void => undefined;
	const leaving = new HoldBack(() => new Promise<void>((go) => (stayed = go)));
	await leaving.over();
	leaving.begin();
	leaving.begin();
	const begun = vi.fn();
	const waiting = leaving.over().then(begun);
	await Promise.resolve();
	expect(begun).not.toHaveBeenCalled();
	stayed();
	await waiting;
	await leaving.over();
});
