// `npm test`: everything, on a fresh clone. Plain Node, because nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../../sync-server/launch/install.mjs';
import { ensureChromium } from './ensure-chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'ficha-test-'));
const report = (name) => join(reports, `${name}.json`);

/** A step with `report` counts its tests; one without passes or fails as a whole. */
const steps = [
	{ title: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
	{ title: 'types', command: ['npm', 'run', '--silent', 'check'] },
	{ title: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
	{ title: 'unused code', command: ['knip'] },
	vitestStep('unit', ['domain', 'server', 'architecture']),
	vitestStep('component', ['component']),
	{ title: 'build', command: ['npm', 'run', '--silent', 'build'] },
	vitestStep('replication', ['replication']),
	{
		title: 'end to end',
		command: ['playwright', 'test'],
		report: report('e2e'),
		env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report('e2e') }
	}
];

function vitestStep(title, projects) {
	const file = report(title);
	return {
		title,
		command: [
			'vitest',
			'run',
			...projects.flatMap((project) => ['--project', project]),
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${file}`
		],
		report: file
	};
}

function run(step) {
	const [command, ...args] = step.command;
	const [file, fullArgs] =
		command === 'npm' ? ['npm', args] : [join(root, 'node_modules', '.bin', command), args];
	const started = Date.now();
	console.log(`\n── ${step.title}`);
	const { status } = spawnSync(file, fullArgs, {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...step.env }
	});
	const seconds = Math.round((Date.now() - started) / 1000);
	return { ok: status === 0, seconds, ...count(step, status === 0) };
}

function count(step, ok) {
	if (step.report === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
	try {
		const json = JSON.parse(readFileSync(step.report, 'utf8'));
		const passed = json.numPassedTests ?? json.stats?.expected ?? 0;
		const failed = json.numFailedTests ?? (json.stats?.unexpected ?? 0) + (json.stats?.flaky ?? 0);
		// A suite that could not even be loaded has no failed test, and still failed.
		return { passed, failed: ok ? failed : Math.max(failed, 1) };
	} catch {
		return { passed: 0, failed: 1 };
	}
}

function main() {
	ensureInstalled();
	ensureChromium(root);
	const only = process.argv.slice(2);
	const chosen =
		only.length === 0 ? steps : steps.filter((step) => only.includes(step.title.split(' ')[0]));
	const results = chosen.map((step) => ({ title: step.title, ...run(step) }));
	rmSync(reports, { recursive: true, force: true });

	console.log('');
	for (const { title, ok, passed, failed, seconds } of results) {
		console.log(
			`${ok ? 'ok  ' : 'FAIL'} ${title.padEnd(12)} ${passed} passed, ${failed} failed (${seconds} s)`
		);
	}
	const sum = (key) => results.reduce((total, result) => total + result[key], 0);
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
	process.exitCode = results.every((result) => result.ok && result.failed === 0) ? 0 : 1;
}

main();
