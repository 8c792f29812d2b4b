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

/** These files and all that is loaded with them: neither types nor what is asked for when it is needed. */
export function loadedWith(
	roots: readonly SourceFile[],
	files: readonly SourceFile[]
): readonly SourceFile[] {
	const byPath = new Map(files.map((file) => [file.path, file]));
	const loaded = new Set(roots);
	// A set gives what is added while one walks it, too.
	for (const file of loaded) {
		for (const path of needsOf(file)) {
			const needed = byPath.get(path);
			if (needed !== undefined) loaded.add(needed);
		}
	}
	return [...loaded];
}

function needsOf({ path, text }: SourceFile): readonly string[] {
	const script = path.endsWith('.svelte') ? scriptsOf(text) : text;
	return ts
		.createSourceFile(path, script, ts.ScriptTarget.Latest)
		.statements.map(neededModule)
		.filter((specifier) => specifier !== null)
		.map((specifier) => resolveImport(path, specifier));
}

function neededModule(statement: ts.Statement): string | null {
	const isType = ts.isImportDeclaration(statement)
		? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
		: !ts.isExportDeclaration(statement) || statement.isTypeOnly;
	if (isType) return null;
	const { moduleSpecifier } = statement as ts.ImportDeclaration | ts.ExportDeclaration;
	return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
		? moduleSpecifier.text
		: null;
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
