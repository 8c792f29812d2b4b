/** As in `engines` of package.json. */
const LINES = [
	{ major: 20, minor: 19, only: true },
	{ major: 22, minor: 12, only: false }
];

/** Ends the process with a sentence, rather than with whatever an old Node stumbles over first. */
export function requireNodeVersion(version = process.versions.node) {
	if (isSupported(version)) return;
	console.error(
		`Ficha needs Node 20.19 or a later 20, or Node 22.12 or later; this is Node ${version}. ` +
			'Install one from https://nodejs.org and start again.'
	);
	process.exit(1);
}

export function isSupported(version) {
	const [major, minor] = version.split('.').map(Number);
	return LINES.some((line) =>
		line.only || major === line.major
			? major === line.major && minor >= line.minor
			: major > line.major
	);
}
