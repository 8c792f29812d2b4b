import { parseArgs } from 'node:util';
import { startConformance } from './start-conformance.ts';

const USAGE = 'Usage: npm run conformance -- [--port N]';

const port = readPort();
if (port === null) {
	process.stderr.write(`${USAGE}\n`);
	process.exitCode = 2;
} else {
	await serve(port);
}

async function serve(port: number): Promise<void> {
	const server = await startConformance(port);
	const lines = [
		'Throw-away databases for test suites: nothing is kept.',
		`administrator  ${server.administrator}`,
		`user           ${server.user}`
	];
	process.stdout.write(`${lines.join('\n')}\n`);
	const stop = () => void server.close();
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

function readPort(): number | null {
	try {
		const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
		const number = Number(values.port);
		return Number.isInteger(number) && number >= 0 && number <= 65_535 ? number : null;
	} catch {
		return null;
	}
}
