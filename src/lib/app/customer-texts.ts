import { isOfList, wordsOfText, type SearchedText } from '#domain/search/searched-text.ts';

/** Who has been merged into somebody stands among their texts, so that it is kept with them. */
const ABSORBED = 'absorbed';
/** Shorter words stand in every other note, and nobody looks for them there. */
const SHORTEST_WORD = 3;

/**
 * What customers can be found by besides what the list finds them by: a line for each text, with the
 * document that it stands in, so that a change reads that document alone. One text for each customer,
 * because a hundred thousand objects take several times the memory.
 */
export class CustomerTexts {
	readonly #lines: Map<string, string>;
	readonly #winners = new Map<string, string>();

	/** @param lines by cid, as `entries` gave them */
	constructor(lines: Iterable<readonly [cid: string, lines: string]> = []) {
		this.#lines = new Map(lines);
		for (const [cid, told] of this.#lines) {
			if (tellsAbsorbed(told)) this.#noteAbsorbed(cid, told);
		}
	}

	get entries(): ReadonlyMap<string, string> {
		return this.#lines;
	}

	/** Of a document that nothing is known of yet. */
	add(
		cid: string,
		document: string,
		texts: readonly SearchedText[],
		absorbed: readonly string[]
	): void {
		const told = linesOf(document, texts, absorbed);
		if (told === '') return;
		const former = this.#lines.get(cid);
		this.#lines.set(cid, former === undefined ? told : `${former}\n${told}`);
		if (absorbed.length > 0) this.#noteAbsorbed(cid, told);
	}

	/** @returns whether anything is otherwise than before */
	replace(
		cid: string,
		document: string,
		texts: readonly SearchedText[],
		absorbed: readonly string[]
	): boolean {
		const former = this.#lines.get(cid) ?? '';
		const others = former.split('\n').filter((line) => !line.startsWith(`${document}\t`));
		const told = [others.join('\n'), linesOf(document, texts, absorbed)].filter(Boolean).join('\n');
		if (told === former) return false;
		if (told === '') this.#lines.delete(cid);
		else this.#lines.set(cid, told);
		if (tellsAbsorbed(former) || tellsAbsorbed(told)) this.#noteAbsorbed(cid, told);
		return true;
	}

	/** Whoever was merged into them included; what was noted last comes first after the card itself. */
	of(cid: string): readonly SearchedText[] {
		const card: SearchedText[] = [];
		const events: SearchedText[] = [];
		for (const each of [cid, ...this.#absorbedBy(cid)]) {
			for (const line of (this.#lines.get(each) ?? '').split('\n')) {
				const [document = '', field = '', text = ''] = line.split('\t');
				if (text === '' || field === ABSORBED) continue;
				(document.startsWith('customer') ? card : events).push({ field, text });
			}
		}
		return [...card, ...events.reverse()];
	}

	/** Folded words that the list does not find them by anyway. */
	wordsOf(cid: string): ReadonlySet<string> {
		const words = new Set<string>();
		for (const text of this.of(cid)) {
			if (isOfList(text)) continue;
			for (const word of wordsOfText(text)) if (word.length >= SHORTEST_WORD) words.add(word);
		}
		return words;
	}

	/** Everybody under whose name these are found: themselves, and whom they were merged into. */
	shownAs(cid: string): readonly string[] {
		const all = new Set<string>();
		for (let next: string | undefined = cid; next !== undefined && !all.has(next);) {
			all.add(next);
			next = this.#winners.get(next);
		}
		return [...all];
	}

	#absorbedBy(cid: string): readonly string[] {
		const found = new Set<string>();
		const open = [cid];
		for (let next = open.pop(); next !== undefined; next = open.pop()) {
			for (const each of absorbedIn(this.#lines.get(next) ?? '')) {
				if (each === cid || found.has(each) || this.#winners.get(each) !== next) continue;
				found.add(each);
				open.push(each);
			}
		}
		return [...found];
	}

	#noteAbsorbed(cid: string, told: string): void {
		for (const [loser, winner] of this.#winners) if (winner === cid) this.#winners.delete(loser);
		for (const loser of absorbedIn(told)) this.#winners.set(loser, cid);
	}
}

function linesOf(
	document: string,
	texts: readonly SearchedText[],
	absorbed: readonly string[]
): string {
	const merged = absorbed.map((cid) => ({ field: ABSORBED, text: cid }));
	return [...texts, ...merged]
		.map(({ field, text }) => `${document}\t${field}\t${text}`)
		.join('\n');
}

function absorbedIn(told: string): readonly string[] {
	if (!tellsAbsorbed(told)) return [];
	return told.split('\n').flatMap((line) => {
		const [, field, cid = ''] = line.split('\t');
		return field === ABSORBED ? [cid] : [];
	});
}

function tellsAbsorbed(told: string): boolean {
	return told.includes(`\t${ABSORBED}\t`);
}
