import { expect, test, vi } from 'vitest';
import { Unattended } from './unattended.ts';

test('it has ended when all that was under way has, and begins nothing more', async () => {
	const failed = vi.fn();
	const unattended = new Unattended(failed);
	let finish = (): void => undefined;
	unattended.run(() => new Promise<void>((done) => (finish = done)));
	const ended = vi.fn();
	const ending = unattended.end().then(ended);
	const late = vi.fn(() => Promise.resolve());
	unattended.run(late);
	await Promise.resolve();
	expect(ended).not.toHaveBeenCalled();
	finish();
	await ending;
	expect(late).not.toHaveBeenCalled();
	expect(failed).not.toHaveBeenCalled();
});

test('what fails is told, and keeps nobody from ending', async () => {
	const failed = vi.fn();
	const unattended = new Unattended(failed);
	const broken = new Error('broken');
	unattended.run(() => Promise.reject(broken));
	await unattended.end();
	expect(failed).toHaveBeenCalledExactlyOnceWith(broken);
});
