// `npm test`: everything, on a fresh clone. Plain Node, because nothing is installed yet.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ensureInstalled } from '../../sync-server/launch/install.mjs';
import { ensureChromium } from './ensure-chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'ficha-test-'));
const LINES_TOLD = 12;
const report = (name) => join(reports, `${name}.json`);

/**
 * A step with `report` counts its tests; one without passes or fails as a whole. What needs no browser
 * (`aside`) goes beside what does: alone, either leaves half of a small machine idle. What is short comes
 * first, to be told soon, and what is long next: when the browser is done little is left, and is shared.
 */
const steps = [
	vitestStep('component', ['component']),
	{ title: 'build', command: ['npm', 'run', '--silent', 'build'] },
	{
		title: 'end to end',
		command: ['playwright', 'test'],
		report: report('e2e'),
		env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report('e2e') }
	},
	{ title: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'], aside: true },
	{ title: 'types', command: ['npm', 'run', '--silent', 'check'], aside: true },
	{ ...vitestStep('replication', ['replication']), aside: true },
	{ title: 'lint', command: ['oxlint', '--deny-warnings'], aside: true },
	{ title: 'lint of components', command: ['eslint', '--max-warnings', '0', '.'], aside: true },
	{ ...vitestStep('unit', ['domain', 'server', 'architecture']), aside: true },
	{ title: 'unused code', command: ['knip'], aside: true }
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

/** One after the other, as long as there are any: two may take from one queue. */
async function runAll(queue) {
	const results = [];
	for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
		results.push({ title: step.title, ...(await run(step)) });
	}
	return results;
}

async function run(step) {
	const [command, ...args] = step.command;
	const [file, fullArgs] =
		command === 'npm' ? ['npm', args] : [join(root, 'node_modules', '.bin', command), args];
	const started = Date.now();
	const heading = `\n── ${step.title}`;
	if (!step.aside) console.log(heading);
	const child = spawn(file, fullArgs, {
		cwd: root,
		stdio: step.aside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...step.env }
	});
	const said = collect(child);
	const [status] = await once(child, 'close');
	if (step.aside) console.log(`${heading}\n${said.join('')}`);
	const seconds = Math.round((Date.now() - started) / 1000);
	return { ok: status === 0, seconds, ...count(step, status === 0) };
}

/** What a step beside others has to say is told when it has ended, in one piece. */
function collect({ stdout, stderr }) {
	const said = [];
	for (const stream of [stdout, stderr]) {
		stream?.setEncoding('utf8').on('data', (text) => said.push(text));
	}
	return said;
}

function count(step, ok) {
	if (step.report === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
	try {
		const json = JSON.parse(readFileSync(step.report, 'utf8'));
		const passed = json.numPassedTests ?? json.stats?.expected ?? 0;
		const failed = json.numFailedTests ?? (json.stats?.unexpected ?? 0) + (json.stats?.flaky ?? 0);
		const failures =
			json.testResults?.flatMap(failuresOfFile) ?? json.suites.flatMap(failuresOfSuite);
		// A suite that could not even be loaded has no failed test, and still failed.
		return { passed, failed: ok ? failed : Math.max(failed, 1), failures };
	} catch {
		return { passed: 0, failed: 1 };
	}
}

/** Of Vitest: what failed in a file, and the file itself when it could not be loaded. */
function failuresOfFile({ name, status, message, assertionResults }) {
	const file = relative(root, name);
	const failed = assertionResults.filter((test) => test.status === 'failed');
	if (failed.length === 0) return status === 'failed' ? [{ title: file, message }] : [];
	return failed.map((test) => ({
		title: `${file} › ${test.fullName}`,
		message: test.failureMessages.join('\n')
	}));
}

/** Of Playwright, whose suites hold suites. */
function failuresOfSuite({ suites = [], specs = [] }) {
	const failed = specs
		.filter((spec) => !spec.ok)
		.map((spec) => ({
			title: `${spec.file}:${spec.line} › ${spec.title}`,
			message: spec.tests
				.flatMap((test) => test.results.flatMap((result) => result.errors))
				.map((error) => error.message)
				.join('\n')
		}));
	return [...failed, ...suites.flatMap(failuresOfSuite)];
}

/** Enough of it to know what it is; the whole stands where it happened. */
function indent(message) {
	const lines = stripVTControlCharacters(message).trim().split('\n');
	return lines
		.slice(0, LINES_TOLD)
		.map((line) => `     ${line}`)
		.join('\n');
}

async function main() {
	ensureInstalled();
	ensureChromium(root);
	const only = process.argv.slice(2);
	const chosen =
		only.length === 0 ? steps : steps.filter((step) => only.includes(step.title.split(' ')[0]));
	const aside = chosen.filter((step) => step.aside);
	const inBrowser = async () => [
		...(await runAll(chosen.filter((step) => !step.aside))),
		...(await runAll(aside))
	];
	const results = (await Promise.all([runAll(aside), inBrowser()])).flat();
	rmSync(reports, { recursive: true, force: true });

	for (const { title, message } of results.flatMap(({ failures = [] }) => failures)) {
		console.log(`\nFAIL ${title}\n${indent(message)}`);
	}
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

await main();
