import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

/** One source file with what it imports, as paths from the top of the project or package names. */
export interface SourceFile {
	readonly path: string;
	readonly text: string;
	readonly imports: readonly string[];
}

const SOURCE = /^(src|sync-server|tests)\/.*\.(ts|svelte|mjs)$/;

/** Every source file of the project that git tracks or would track. */
export function sourceFiles(): readonly SourceFile[] {
	const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
		encoding: 'utf8'
	});
	return listed
		.split('\n')
		.filter((path) => SOURCE.test(path))
		.map(readSource)
		.filter((file) => file !== null);
}

export function isTest(path: string): boolean {
	return path.startsWith('tests/') || /\.(test|contract)\.ts$/.test(path);
}

function readSource(path: string): SourceFile | null {
	try {
		const text = readFileSync(join(process.cwd(), path), 'utf8');
		return { path, text, imports: importsOf(path, text) };
	} catch {
		// Listed by git, deleted in the working tree.
		return null;
	}
}

function importsOf(path: string, text: string): readonly string[] {
	const script = path.endsWith('.svelte') ? scriptsOf(text) : text;
	const found = ts.preProcessFile(script, true, true).importedFiles.map((file) => file.fileName);
	const workers = [...script.matchAll(/new URL\(\s*'([^']+)',\s*import\.meta\.url/g)].map(
		(match) => match[1] ?? ''
	);
	return [...found, ...workers].map((specifier) => resolveImport(path, specifier));
}

function scriptsOf(svelte: string): string {
	return [...svelte.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1]).join('\n');
}

function resolveImport(from: string, specifier: string): string {
	const bare = specifier.split('?')[0] ?? specifier;
	if (bare.startsWith('#domain/')) return bare.replace('#domain/', 'src/lib/domain/');
	if (bare.startsWith('$lib/')) return bare.replace('$lib/', 'src/lib/');
	if (bare.startsWith('.')) return posix.normalize(posix.join(dirname(from), bare));
	return bare;
}
