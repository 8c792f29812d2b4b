import { afterEach, beforeEach, expect, test } from 'vitest';
import { whenPutAside } from './put-aside.ts';

let done: string[];
let same: () => Promise<boolean>;
let stop: () => void;

beforeEach(() => {
	done = [];
	same = () => Promise.resolve(true);
	stop = whenPutAside(window, {
		holdBack: () => done.push('hold back'),
		letGo: () => done.push('let go'),
		takeUp: () => done.push('take up'),
		isSamePerson: () => same(),
		reload: () => done.push('reload')
	});
});
afterEach(() => {
	stop();
	document.documentElement.style.visibility = '';
});

const leave = (persisted: boolean): boolean =>
	window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));
const comeBack = (persisted: boolean): boolean =>
	window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
const visible = (): boolean => document.body.checkVisibility({ visibilityProperty: true });

test('a page that is left holds nothing that the next one waits for, whether it is kept or not', () => {
	leave(true);
	leave(false);
	expect(done).toEqual(['let go', 'let go']);
});

test('a page that is about to be left begins nothing more', () => {
	window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
	expect(done).toEqual(['hold back']);
});

test('a page that was kept is shown again to whoever left it, and works on', async () => {
	leave(true);
	expect(visible()).toBe(false);
	comeBack(true);
	await expect.poll(visible).toBe(true);
	expect(done).toEqual(['let go', 'take up']);
});

test.each([
	['to somebody else', () => Promise.resolve(false)],
	['when nobody can say who is here', () => Promise.reject(new Error('denied'))]
])('a page that was kept is never shown %s: it is loaded anew', async (_case, whoIsHere) => {
	same = whoIsHere;
	leave(true);
	comeBack(true);
	await expect.poll(() => done).toEqual(['let go', 'reload']);
	expect(visible()).toBe(false);
});

test('a page that was loaded as usual is left alone', () => {
	comeBack(false);
	expect(done).toEqual([]);
	expect(visible()).toBe(true);
});
