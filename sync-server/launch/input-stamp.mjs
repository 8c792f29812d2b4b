// Whether something that was built is still what its sources say: by their content, because a
// checkout or a copy changes their times.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

const TEST = /\.(test|contract)\.ts$/;

/**
 * @param {{ outputs: string[], inputs: string[], stamp: string }} target paths from the project's folder
 */
export function isCurrent({ outputs, inputs, stamp }) {
	if (![...outputs, stamp].every((path) => existsSync(join(root, path)))) return false;
	return readFileSync(join(root, stamp), 'utf8') === fingerprint(inputs);
}

/** To be called with the fingerprint from before the build: what changed meanwhile is not in it. */
export function writeStamp({ stamp }, value) {
	mkdirSync(dirname(join(root, stamp)), { recursive: true });
	writeFileSync(join(root, stamp), value);
}

export function removeStamp({ stamp }) {
	rmSync(join(root, stamp), { force: true });
}

/** Of the files' names and contents; tests don't end up in a build. */
export function fingerprint(inputs, base = root) {
	const hash = createHash('sha256');
	for (const path of inputs.flatMap((input) => filesIn(input, base))) {
		hash
			.update(`${path}\0`)
			.update(readFileSync(join(base, path)))
			.update('\0');
	}
	return hash.digest('hex');
}

function filesIn(path, base) {
	const full = join(base, path);
	if (!existsSync(full)) return [];
	const entries = readdirOrNull(full);
	if (entries === null) return [path];
	return entries
		.filter((entry) => entry.isDirectory() || !TEST.test(entry.name))
		.map((entry) => entry.name)
		.sort()
		.flatMap((name) => filesIn(`${path}/${name}`, base));
}

/** null for a file */
function readdirOrNull(path) {
	try {
		return readdirSync(path, { withFileTypes: true });
	} catch (error) {
		if (error.code === 'ENOTDIR') return null;
		throw error;
	}
}
