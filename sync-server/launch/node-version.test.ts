import { expect, test } from 'vitest';
import { isSupported } from './node-version.mjs';

test('the versions of Node that package.json names are taken, and no others', () => {
	const versions = ['18.20.4', '20.18.9', '20.19.0', '20.20.2', '21.7.3', '22.11.0', '22.12.0'];
	expect(versions.filter(isSupported)).toEqual(['20.19.0', '20.20.2', '22.12.0']);
	expect(['23.0.0', '24.1.0'].every(isSupported)).toBe(true);
});
