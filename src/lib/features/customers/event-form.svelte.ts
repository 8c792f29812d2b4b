import * as z from 'zod/mini';
import { secretIn, type Secret } from '#domain/contests/refuse-secrets.ts';
import { isUlid, newUlid } from '#domain/documents/ulid.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { DraftStore } from '$lib/app/context.ts';
import type { CustomerEvent, NewEvent } from '$lib/app/engine-api.ts';
import { minorDigits, parseAmount } from '$lib/i18n/parse-amount.ts';
import { secureRandom } from '$lib/ui/secure-random.ts';
import { EVENT_FIELDS, type EventField } from './event-fields.ts';

export type EventProblem = 'required' | 'not-an-amount' | Secret | 'too-long';

export interface EventSubject {
	readonly kind: CustomerEvent;
	readonly cid: string;
	/** uid of who notes it: a task and a complaint are theirs */
	readonly self: string;
	/** ISO 4217, of a purchase */
	readonly currency: string;
	/** how, of a contact, unless somebody says otherwise */
	readonly channel: string;
}

const LONGEST = 4000;
const stored = z.object({ ulid: z.string(), texts: z.record(z.string(), z.string()) });

/** One thing that is being noted on a customer. What was typed outlives the sheet, and the app. */
export class EventForm {
	#texts = $state.raw<Readonly<Record<string, string>>>({});
	#problems = $state.raw<Readonly<Record<string, EventProblem>>>({});
	#ulid = newUlid(Date.now(), secureRandom);
	readonly #key: string;

	constructor(
		readonly subject: EventSubject,
		private readonly drafts: DraftStore
	) {
		this.#key = `card/${subject.cid}/+${subject.kind}`;
		this.#texts = { channel: subject.channel };
	}

	/** Goes on with what was typed before. */
	async restore(): Promise<void> {
		const parsed = stored.safeParse(await this.drafts.get(this.#key));
		if (!parsed.success || !isUlid(parsed.data.ulid)) return;
		this.#ulid = parsed.data.ulid;
		this.#texts = { ...parsed.data.texts, ...typed(this.#texts) };
	}

	text(name: string): string {
		return this.#texts[name] ?? '';
	}

	type(name: string, text: string): void {
		this.#texts = { ...this.#texts, [name]: text };
		const { [name]: _, ...others } = this.#problems;
		this.#problems = others;
		this.drafts.put(this.#key, { ulid: this.#ulid, texts: this.#texts });
	}

	problem(name: string): EventProblem | null {
		return this.#problems[name] ?? null;
	}

	/** What can be saved; null when something is wrong, which its field then says. */
	event(): NewEvent | null {
		const { kind, cid, self, currency } = this.subject;
		const found = EVENT_FIELDS[kind].flatMap((field): [string, EventProblem][] => {
			const problem = this.#check(field);
			return problem === null ? [] : [[field.name, problem]];
		});
		this.#problems = Object.fromEntries(found);
		if (found.length > 0) return null;
		const given = EVENT_FIELDS[kind].flatMap((field): [string, Json][] => {
			const value = this.#value(field);
			return value === null ? [] : [[field.name, value]];
		});
		const beside: Readonly<Record<CustomerEvent, Readonly<Record<string, Json>>>> = {
			activity: { channel: this.text('channel') },
			task: { owner: self },
			complaint: { owner: self },
			purchase: { currency }
		};
		return {
			kind,
			cid,
			ulid: this.#ulid,
			values: { ...Object.fromEntries(given), ...beside[kind] }
		};
	}

	forget(): Promise<void> {
		return this.drafts.delete(this.#key);
	}

	#check({ name, type, required }: EventField): EventProblem | null {
		const text = this.text(name).trim();
		if (text === '') return required ? 'required' : null;
		if (text.length > LONGEST) return 'too-long';
		if (type === 'money' || type === 'number') {
			return this.#number(type, text) === null ? 'not-an-amount' : null;
		}
		return secretIn(text);
	}

	#value({ name, type }: EventField): Json {
		const text = this.text(name).trim();
		if (text === '') return null;
		return type === 'money' || type === 'number' ? this.#number(type, text) : text;
	}

	#number(type: 'money' | 'number', text: string): number | null {
		return parseAmount(text, type === 'money' ? minorDigits(this.subject.currency) : 0);
	}
}

/** What somebody has typed while the draft was read. */
function typed(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
	const { channel: _, ...others } = texts;
	return others;
}
