/**
 * The part of ICU's MessageFormat that our messages are written in: `{name}`, `{n, number}`,
 * `{n, plural, =0 {…} one {# …} other {# …}}` and `{x, select, a {…} other {…}}`. Nothing is quoted:
 * no message has a straight apostrophe. A library that reads all of it takes a phone as long as
 * drawing the screen.
 */
export type Pattern = readonly Piece[];

type Piece =
	| string
	/** the number that is counted */
	| { readonly kind: 'count' }
	| { readonly kind: 'value' | 'number'; readonly name: string }
	| {
			readonly kind: 'plural' | 'select';
			readonly name: string;
			readonly cases: ReadonlyMap<string, Pattern>;
	  };

export type MessageValues = Readonly<Record<string, string | number>>;

/** How a language counts. */
export interface Counting {
	/** CLDR's category: one, many, other … */
	category(count: number): string;
	number(value: number): string;
}

/** @throws SyntaxError for a message that is not written so */
export function parsePattern(message: string): Pattern {
	const reader = new Reader(message);
	const pattern = reader.pattern('text');
	if (!reader.atEnd) throw reader.error('nothing is open that could be closed');
	return pattern;
}

/** @throws TypeError when it is not told what it needs */
export function formatPattern(
	pattern: Pattern,
	values: MessageValues,
	counting: Counting,
	count = 0
): string {
	const format = (inner: Pattern, counted: number): string =>
		formatPattern(inner, values, counting, counted);
	return pattern
		.map((piece) => {
			if (typeof piece === 'string') return piece;
			if (piece.kind === 'count') return counting.number(count);
			const value = values[piece.name];
			if (value === undefined) throw new TypeError(`"${piece.name}" was not told`);
			switch (piece.kind) {
				case 'value':
					return String(value);
				case 'number':
					return counting.number(Number(value));
				case 'plural':
					return format(pluralCase(piece.cases, Number(value), counting), Number(value));
				case 'select':
					return format(piece.cases.get(String(value)) ?? other(piece.cases), count);
			}
		})
		.join('');
}

function pluralCase(
	cases: ReadonlyMap<string, Pattern>,
	count: number,
	counting: Counting
): Pattern {
	return cases.get(`=${count}`) ?? cases.get(counting.category(count)) ?? other(cases);
}

function other(cases: ReadonlyMap<string, Pattern>): Pattern {
	return cases.get('other') ?? [];
}

class Reader {
	#at = 0;

	constructor(private readonly message: string) {}

	get atEnd(): boolean {
		return this.#at === this.message.length;
	}

	/** Up to the end, or to the brace that closes it. @param within `#` is the count inside of a plural */
	pattern(within: 'text' | 'plural'): Pattern {
		const pieces: Piece[] = [];
		const special = within === 'plural' ? /[{}#]/g : /[{}]/g;
		for (;;) {
			const text = this.#until(special);
			if (text !== '') pieces.push(text);
			if (this.atEnd || this.#next === '}') return pieces;
			if (this.#next === '#') {
				this.#at += 1;
				pieces.push({ kind: 'count' });
			} else pieces.push(this.#argument(within));
		}
	}

	#argument(within: 'text' | 'plural'): Piece {
		this.#take('{');
		const name = this.#word();
		if (this.#next === '}') {
			this.#take('}');
			return { kind: 'value', name };
		}
		this.#take(',');
		const kind = this.#word();
		if (kind === 'number') {
			this.#take('}');
			return { kind, name };
		}
		if (kind !== 'plural' && kind !== 'select') throw this.error(`"${kind}" is no kind`);
		this.#take(',');
		const cases = this.#cases(kind === 'plural' ? 'plural' : within);
		this.#take('}');
		return { kind, name, cases };
	}

	#cases(within: 'text' | 'plural'): ReadonlyMap<string, Pattern> {
		const cases = new Map<string, Pattern>();
		while (this.#next !== '}') {
			const name = this.#word();
			this.#take('{');
			cases.set(name, this.pattern(within));
			this.#take('}');
			this.#skipSpace();
		}
		if (!cases.has('other')) throw this.error('"other" is missing');
		return cases;
	}

	get #next(): string {
		return this.message.charAt(this.#at);
	}

	#word(): string {
		this.#skipSpace();
		const word = this.#until(/[\s{},#]/g);
		this.#skipSpace();
		if (word === '') throw this.error('a word is missing');
		return word;
	}

	#take(sign: string): void {
		this.#skipSpace();
		if (this.#next !== sign) throw this.error(`"${sign}" is missing`);
		this.#at += 1;
		if (sign === ',') this.#skipSpace();
	}

	#skipSpace(): void {
		this.#until(/\S/g);
	}

	#until(sign: RegExp): string {
		sign.lastIndex = this.#at;
		const end = sign.exec(this.message)?.index ?? this.message.length;
		const text = this.message.slice(this.#at, end);
		this.#at = end;
		return text;
	}

	error(what: string): SyntaxError {
		return new SyntaxError(`${what} at ${this.#at} of "${this.message}"`);
	}
}
