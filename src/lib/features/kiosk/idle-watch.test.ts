import { expect, test, vi } from 'vitest';
import { IdleWatch } from './idle-watch.svelte.ts';

function aWatch() {
	let now = 0;
	const gone = vi.fn();
	const watch = new IdleWatch(() => now, gone);
	const after = (seconds: number): void => {
		now += seconds * 1000;
		watch.look();
	};
	return { watch, gone, after };
}

test('after ten quiet seconds it asks for twenty whether anybody is there, and then it is all gone', () => {
	const { watch, gone, after } = aWatch();
	watch.watch(true);
	after(9.9);
	expect(watch.left).toBeNull();
	after(0.1);
	expect(watch.left).toBe(20);
	after(19);
	expect(watch.left).toBe(1);
	expect(gone).not.toHaveBeenCalled();
	after(1);
	expect(gone).toHaveBeenCalledOnce();
	expect(watch.left).toBeNull();
	after(60);
	expect(gone).toHaveBeenCalledOnce();
});

test('whoever touches it is there, as often as they like', () => {
	const { watch, gone, after } = aWatch();
	watch.watch(true);
	for (let times = 0; times < 20; times += 1) {
		after(29);
		watch.touched();
		expect(watch.left).toBeNull();
	}
	expect(gone).not.toHaveBeenCalled();
});

test('a device that slept meanwhile lets go of who was there before it shows anything', () => {
	const { watch, gone, after } = aWatch();
	watch.watch(true);
	after(3600);
	expect(gone).toHaveBeenCalledOnce();
});

test('nobody is asked who has not begun', () => {
	const { watch, gone, after } = aWatch();
	after(3600);
	expect(watch.left).toBeNull();
	expect(gone).not.toHaveBeenCalled();
});
