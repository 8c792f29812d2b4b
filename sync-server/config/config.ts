import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { z } from 'zod';

/** All that can be chosen from outside. Read once, at the start, and never asked for again. */
export interface Config {
	readonly host: string;
	/** 0 lets the system choose */
	readonly port: number;
	/** absolute */
	readonly dataDir: string;
	/** absolute; the built app, which need not be there */
	readonly appDir: string;
	/** make a demo company on the first start */
	readonly demo: boolean;
	/** a proxy ends TLS before this server: cookies are Secure, and its word on addresses counts */
	readonly trustProxy: boolean;
	/** what browsers show in the address bar, such as `https://crm.example`; null: whatever they asked for */
	readonly publicOrigin: string | null;
	readonly logLevel: LogLevel;
	/** where documents are, when one machine is not enough; null: in a file of the data directory */
	readonly couchdb: CouchConfig | null;
}

interface CouchConfig {
	/** with credentials */
	readonly url: string;
	/** what its databases are called, or begin with */
	readonly database: string;
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

const whole = (from: number, to: number) => {
	const message = `must be a whole number from ${from} to ${to}`;
	return z
		.string()
		.regex(/^\d{1,9}$/, message)
		.transform(Number)
		.pipe(z.number().min(from, message).max(to, message));
};

const yesOrNo = z.enum(['0', '1'], 'must be 0 or 1').transform((text) => text === '1');

const folder = z
	.string()
	.min(1, 'must be the path of a folder')
	.transform((path) => resolve(path));

const environment = z.object({
	HOST: z.string().refine(isHost, 'must be a host name or an IP address').default('127.0.0.1'),
	PORT: whole(0, 65_535).default(8080),
	FICHA_DATA_DIR: folder.default(resolve('data')),
	FICHA_APP_DIR: folder.default(resolve('build')),
	FICHA_DEMO: yesOrNo.optional(),
	FICHA_TRUST_PROXY: yesOrNo.default(false),
	FICHA_PUBLIC_ORIGIN: z
		.string()
		.refine(isOrigin, 'must be an origin, such as https://crm.example, without a path')
		.optional(),
	COUCHDB_URL: z
		.string()
		.refine(
			isCouchUrl,
			'must be like http://name:password@couch.example:5984, with the name and password of an ' +
				'administrator'
		)
		.optional(),
	COUCHDB_DATABASE: z
		.string()
		.regex(
			/^[a-z][a-z0-9_-]{0,100}$/,
			'must be lower-case letters, digits, - and _, a letter first'
		)
		.default('ficha'),
	FICHA_LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info')
});

/**
 * @param env such as `process.env`; an empty value counts as not set
 * @returns the configuration, or a sentence for each thing that is wrong with it
 */
export function readConfig(
	env: Readonly<Record<string, string | undefined>>
): Result<Config, readonly string[]> {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = environment.safeParse(given);
	if (!parsed.success) return err(parsed.error.issues.map((issue) => sentence(issue, given)));
	const config = fromEnvironment(parsed.data);
	const objection = objectionTo(config);
	return objection === null ? ok(config) : err([objection]);
}

function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function fromEnvironment(env: z.infer<typeof environment>): Config {
	return {
		host: env.HOST,
		port: env.PORT,
		dataDir: env.FICHA_DATA_DIR,
		appDir: env.FICHA_APP_DIR,
		demo: env.FICHA_DEMO ?? isPrivate(env.HOST, env.FICHA_TRUST_PROXY),
		trustProxy: env.FICHA_TRUST_PROXY,
		publicOrigin: env.FICHA_PUBLIC_ORIGIN ?? null,
		logLevel: env.FICHA_LOG_LEVEL,
		couchdb:
			env.COUCHDB_URL === undefined
				? null
				: { url: env.COUCHDB_URL, database: env.COUCHDB_DATABASE }
	};
}

/** The demo's passwords are public: where others can reach the server, it has to be asked for. */
function isPrivate(host: string, trustProxy: boolean): boolean {
	return isLoopback(host) && !trustProxy;
}

/** Passwords and customers must not cross a network in the clear. */
function objectionTo({ host, trustProxy }: Config): string | null {
	if (trustProxy || isLoopback(host)) return null;
	return (
		`HOST is ${JSON.stringify(host)}: this server speaks plain HTTP, so on an address that other ` +
		'machines reach it starts only behind a proxy that ends TLS. Put one before it and set ' +
		'FICHA_TRUST_PROXY=1, or leave HOST at 127.0.0.1.'
	);
}

/** Holds a password, which is not to be shown. */
const SECRET: ReadonlySet<string> = new Set(['COUCHDB_URL']);

function sentence(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>) {
	const name = String(issue.path[0]);
	if (SECRET.has(name)) return `${name} ${issue.message}.`;
	return `${name} is ${JSON.stringify(given[name])}: it ${issue.message}.`;
}

function isHost(text: string): boolean {
	return isIP(text) !== 0 || /^[0-9A-Za-z](?:[0-9A-Za-z.-]{0,251}[0-9A-Za-z])?$/.test(text);
}

function isOrigin(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { origin, protocol } = new URL(text);
	return origin === text && (protocol === 'https:' || protocol === 'http:');
}

function isCouchUrl(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, username, password, search, hash } = new URL(text);
	const isPlain = search === '' && hash === '';
	return /^https?:$/.test(protocol) && username !== '' && password !== '' && isPlain;
}
