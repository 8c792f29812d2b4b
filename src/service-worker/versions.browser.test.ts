import { describe, expect, test } from 'vitest';
import { parseVersions } from './version-memory.ts';
import {
	didNotStart,
	NOTHING_SERVED,
	open,
	startedWell,
	takeOver,
	type Versions
} from './versions.ts';

/** A device that worked with `v1` when `v2` took over. */
const updated = takeOver(startedWell(takeOver(NOTHING_SERVED, 'v1'), 'v1'), 'v2');

function opened(versions: Versions, times: number): Versions {
	return times === 0 ? versions : opened(open(versions), times - 1);
}

describe('a new version', () => {
	test('is what every window gets that opens from now on', () => {
		expect(open(updated).serving).toBe('v2');
	});

	test('that throws gives way to the former one, and is remembered', () => {
		const { versions, advice } = didNotStart(updated, 'v2', 'error');
		expect(advice).toBe('reload');
		expect(versions).toMatchObject({ serving: 'v1', former: null, bad: 'v2' });
	});

	test('that says nothing at all when it is opened again and again gives way too', () => {
		expect(opened(updated, 3).serving).toBe('v2');
		expect(opened(updated, 4)).toMatchObject({ serving: 'v1', bad: 'v2' });
	});

	test('that has started is not blamed for being slow one day, but is for an error', () => {
		const proven = startedWell(updated, 'v2');
		expect(didNotStart(proven, 'v2', 'silence').advice).toBe('wait');
		expect(didNotStart(proven, 'v2', 'error').versions.serving).toBe('v1');
		expect(opened(proven, 10).serving).toBe('v2');
	});

	test('is tried after one that did not start, with the same version to go back to', () => {
		const back = didNotStart(updated, 'v2', 'error').versions;
		expect(takeOver(back, 'v3')).toMatchObject({ serving: 'v3', former: 'v1', bad: null });
	});

	test('that replaces one which never proved itself goes back past it', () => {
		expect(takeOver(updated, 'v3')).toMatchObject({ serving: 'v3', former: 'v1' });
	});

	test('may be the former one, put back by whoever runs the server', () => {
		const proven = startedWell(updated, 'v2');
		expect(takeOver(proven, 'v1')).toMatchObject({ serving: 'v1', former: 'v2' });
		expect(takeOver(updated, 'v1')).toMatchObject({ serving: 'v1', former: null });
	});
});

test('a second window with the version that did not start opens the former one as well', () => {
	const back = didNotStart(updated, 'v2', 'error').versions;
	expect(didNotStart(back, 'v2', 'silence')).toEqual({ versions: back, advice: 'reload' });
});

test('with nothing to go back to the person is told', () => {
	const first = takeOver(NOTHING_SERVED, 'v1');
	expect(didNotStart(first, 'v1', 'error').advice).toBe('tell');
	expect(opened(first, 10).serving).toBe('v1');
});

test('a window of a version that is no longer served says nothing about the one that is', () => {
	expect(startedWell(updated, 'v1')).toBe(updated);
	expect(didNotStart(updated, 'v1', 'error')).toEqual({ versions: updated, advice: 'tell' });
});

test('what another version has remembered is read, and anything else is as good as nothing', () => {
	expect(parseVersions({ ...updated, more: 1 })).toEqual(updated);
	expect(parseVersions({ serving: 7, proven: 'yes' })).toEqual(NOTHING_SERVED);
	expect(parseVersions(null)).toEqual(NOTHING_SERVED);
});
