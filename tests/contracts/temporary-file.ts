import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A path for a database in a directory of its own, which goes when the test has ended. */
export function temporaryFile(): string {
	const directory = mkdtempSync(join(tmpdir(), 'ficha-'));
	onTestFinished(() => {
		rmSync(directory, { recursive: true, force: true });
	});
	return join(directory, 'ficha.sqlite');
}
