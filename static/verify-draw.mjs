// Draws a contest's winners once more and says whether they are the ones that were published.
//   node verify-draw.mjs result.json list.txt        (Node 20 or later; nothing to install)
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Everybody on the list in the order in which they are drawn, one by one from those who are left. */
function order(ulids, list, seed, text) {
	const key = sha256(`ficha-draw/1\n${list}\n${seed}\n${text}`);
	const [left, drawn] = [[...ulids], []];
	for (let n = 0; left.length > 0; n++) {
		const number = BigInt(`0x${sha256(`${key}/${n}`).slice(0, 12)}`);
		const size = BigInt(left.length);
		// Of 2^48 numbers, those beyond the last whole turn would favour the first: they are skipped.
		if (number < ((1n << 48n) / size) * size) drawn.push(...left.splice(Number(number % size), 1));
	}
	return drawn;
}

/** Throws at the first thing that is wrong; tells each that is right. */
export function verify(resultBytes, listBytes, say) {
	const check = (holds, sentence) => {
		if (!holds) throw new Error(`This is not so: ${sentence}`);
		say(`ok  ${sentence}`);
	};
	const { format, steps, digest } = JSON.parse(resultBytes.toString('utf8'));
	const spelling = `${JSON.stringify({ format, steps, digest }, null, '\t')}\n`;
	check(Buffer.from(spelling).equals(resultBytes), 'the result file is spelled as it was written');
	check(format === 'ficha-draw/1', 'it is the result of a draw of Ficha');
	let before = null;
	for (const step of steps) {
		check(step.after === before, `${step.at}, ${step.step}: follows from what was before it`);
		before = sha256(JSON.stringify(step));
	}
	check(digest === before, `the digest of it all is ${digest}: is it the one that was shown?`);

	const at = steps.findIndex(({ step }) => step === 'drawn');
	check(
		at > 1 && steps[at - 2].step === 'committed',
		'winners were drawn, and no step was skipped'
	);
	const [committed, frozen, { seed, text, winners, alternates }] = steps.slice(at - 2);
	check(sha256(seed) === committed.commitment, 'the seed is the one that was promised before');
	check(sha256(listBytes) === frozen.list.digest, 'the list is the one that was frozen');
	const ulids = listBytes
		.toString('utf8')
		.split('\n')
		.slice(0, -1)
		.map((line) => line.slice(0, 26));
	check(same(ulids, [...new Set(ulids)].sort()), `on it are ${ulids.length} entries, none twice`);
	check(/^[\p{L}\p{N}]+$/u.test(text), `the public text is "${text}", of: ${frozen.source}`);

	const all = order(ulids, frozen.list.digest, seed, text);
	const first = frozen.winners;
	check(same(all.slice(0, first), winners), `drawn again, ${winners.length} win, the same ones`);
	check(same(all.slice(first, first + frozen.alternates), alternates), 'the same ones stand in');
	const places = [...winners];
	for (const [i, { step, place, out, in: next, reason }] of steps.slice(at + 1).entries()) {
		const right = step === 'redrawn' && places[place - 1] === out && all[first + i] === next;
		check(right, `place ${place} went from ${out} to the next in order, ${next} (${reason})`);
		places[place - 1] = next;
	}
	say(`\nThe draw is right:\n${places.map((ulid, i) => `${i + 1}. ${ulid}`).join('\n')}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		const [result, list] = process.argv.slice(2, 4).map((file) => readFileSync(file));
		verify(result, list, console.log);
	} catch (error) {
		console.error(`WRONG  ${error.message}`);
		process.exitCode = 1;
	}
}
