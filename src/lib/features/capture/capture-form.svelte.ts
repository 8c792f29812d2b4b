import type * as checks from '#domain/contests/validate-entry.ts';
import { askedQuestions } from '#domain/contests/asked-questions.ts';
import type { Contest, Question, Remarks } from '#domain/documents/contest.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import type { Random } from '#domain/kernel/random.ts';
import type { DraftStore, EngineClient } from '$lib/app/context.ts';
import type { EntrySubmission } from '$lib/app/engine-api.ts';
import { inLanguage } from '$lib/i18n/languages.ts';
import { forgetDraft, keepDraft, readDraft, type CaptureDraft } from './capture-draft.ts';
import { withRemarks } from './with-remarks.ts';
import type { Filling } from '#domain/exchange/fill-from-card.ts';
import { consentField } from '#domain/contests/consent-field.ts';
import { localDay } from '$lib/i18n/local-day.ts';

export interface CaptureParts {
	readonly engine: Pick<EngineClient, 'submitEntry' | 'prepareCapture'>;
	readonly drafts: DraftStore;
	readonly now: Clock;
	readonly random: Random;
}

/** The customer whom the rep recognised in who is being typed. */
export interface Recognised {
	readonly cid: string;
	readonly name: string;
}

/** Whom the last sign-up was about. */
export interface SavedSignUp {
	readonly cid: string;
	readonly name: string;
}

/**
 * One sign-up after another. Every key is in the draft; nothing leaves it before the entry is durable
 * on the device.
 */
export class CaptureForm {
	readonly kid: string;
	#answers: Record<string, string> = $state({});
	#granted: Record<string, boolean> = $state({});
	#recognised = $state.raw<Recognised | null>(null);
	#remarks = $state.raw<Remarks>({});
	#problems = $state.raw<readonly checks.EntryProblem[]>([]);
	#refused = $state(false);
	#lastSaved = $state.raw<SavedSignUp | null>(null);
	/** what stands in the form is saved */
	#over = $state(false);
	#allowed = true;
	/** those that were looked at; null for all */
	#checked: readonly string[] | null = null;
	/** Kept once they are there: an import, even of what is loaded, is answered behind the next frame. */
	#checks: typeof checks | null = null;
	#ulid = '';

	private constructor(
		readonly contest: Contest,
		private readonly parts: CaptureParts
	) {
		const id = parseDocId(contest._id);
		if (id?.kind !== 'contest') throw new TypeError(`not a contest: ${contest._id}`);
		this.kid = id.kid;
	}

	/**
	 * Goes on with what was being typed when the page was left or killed, or starts anew.
	 *
	 * @param left an event that closed with a form half filled in: this one goes on with it
	 */
	static async open(contest: Contest, parts: CaptureParts, left = ''): Promise<CaptureForm> {
		const form = new CaptureForm(contest, parts);
		form.#start((await readDraft(parts.drafts, form.kid)) ?? (await form.#takeDraft(left)));
		const opening = { kid: form.kid, ulid: form.#ulid };
		const { allowed, saved } = await parts.engine.prepareCapture(opening);
		form.#allowed = allowed;
		// The page was killed between saving and forgetting: the draft is of somebody who is done.
		if (saved) form.#startAnew();
		void form.#loadChecks().catch(() => undefined);
		return form;
	}

	/** This user may hand in sign-ups. */
	get allowed(): boolean {
		return this.#allowed;
	}

	/** Who has just been saved; null once anything of the next person is there. */
	get justSaved(): SavedSignUp | null {
		return this.#over || !this.dirty ? this.#lastSaved : null;
	}

	/** Saving has found problems, and the form has not been saved since. */
	get refused(): boolean {
		return this.#refused;
	}

	/** by field */
	get answers(): Readonly<Record<string, string>> {
		return this.#answers;
	}

	/** those questions of the contest that this person is asked */
	get asked(): readonly Question[] {
		return askedQuestions(this.contest.questions, this.#answers);
	}

	/** by `consentField` */
	get granted(): Readonly<Record<string, boolean>> {
		return this.#granted;
	}

	get recognised(): Recognised | null {
		return this.#recognised;
	}

	/** what was learnt beside the answers */
	get remarks(): Remarks {
		return this.#remarks;
	}

	/** what the form starts with */
	get defaults(): Readonly<Record<string, string>> {
		return this.#defaults();
	}

	get problems(): readonly checks.EntryProblem[] {
		return this.#problems;
	}

	/** Something that only this form knows. */
	get dirty(): boolean {
		const given = this.#defaults();
		const typed = Object.entries(this.#answers).some(([field, text]) => {
			return text.trim() !== (given[field] ?? '');
		});
		const told = Object.keys(this.#remarks).length > 0;
		return typed || told || Object.values(this.#granted).some(Boolean);
	}

	answer(field: string, text: string): void {
		this.#answers[field] = text;
		this.#keep();
	}

	grant(field: string, granted: boolean): void {
		this.#granted[field] = granted;
		this.#keep();
	}

	recognise(customer: Recognised | null): void {
		this.#recognised = customer;
		this.#keep();
	}

	/** What is left out stays as it is; what is empty is dropped. */
	remark(part: Remarks): void {
		this.#remarks = withRemarks(this.#remarks, part);
		this.#keep();
	}

	dropRemark(name: keyof Remarks): void {
		const { [name]: _, ...rest } = this.#remarks;
		this.#remarks = rest;
		this.#keep();
	}

	/**
	 * Takes what a card brings.
	 *
	 * @returns how to take it back
	 */
	take(filling: Pick<Filling, 'answers'>, remarks: Remarks): () => void {
		const before = { answers: { ...this.#answers }, remarks: this.#remarks, ulid: this.#ulid };
		Object.assign(this.#answers, filling.answers);
		this.remark(remarks);
		return () => {
			if (this.#ulid !== before.ulid) return;
			Object.assign(this.#answers, before.answers);
			this.#remarks = before.remarks;
			this.#keep();
		};
	}

	/** @returns how to bring it back */
	async clear(): Promise<() => void> {
		const draft = this.#draft();
		await forgetDraft(this.parts.drafts, this.kid);
		this.#start(null);
		return () => {
			this.#start(draft);
			this.#keep();
		};
	}

	/**
	 * What was typed stays until `nextPerson`: "saved" can be on the screen sooner without emptying each
	 * field first.
	 *
	 * @param language of the texts on the screen
	 * @returns false when something is missing or wrong: see `problems`
	 * @throws EngineError when it could not be kept; nothing typed is lost then
	 */
	async save(language: string): Promise<boolean> {
		const problems = await this.#check();
		this.#refused = problems.length > 0;
		this.#checked = null;
		// Each field looks at a list that has changed, even where it was empty and still is.
		if (this.#refused || this.#problems.length > 0) this.#problems = problems;
		if (this.#refused) return false;
		const name = this.#shownName();
		const { cid } = await this.parts.engine.submitEntry(this.#submission(language));
		this.#lastSaved = { cid, name };
		this.#over = true;
		return true;
	}

	/**
	 * Looks at some of the answers, before the next ones are asked for.
	 *
	 * @returns whether nothing is missing or wrong with these
	 */
	async accepts(fields: readonly string[]): Promise<boolean> {
		const problems = (await this.#check()).filter(({ field }) => fields.includes(field));
		this.#refused = problems.length > 0;
		this.#checked = this.#refused ? fields : null;
		if (this.#refused || this.#problems.length > 0) this.#problems = problems;
		return !this.#refused;
	}

	/** Begins with somebody else where what stands in the form is saved, and does nothing otherwise. */
	nextPerson(): void {
		if (this.#over) this.#startAnew();
	}

	/** Nobody waits for the draft to be gone: if it stays, its ulid says that it was saved. */
	#startAnew(): void {
		this.#start(null);
		void forgetDraft(this.parts.drafts, this.kid).catch(() => undefined);
	}

	/** What was typed at an event that has closed, as far as this one asks for it. Consents are its own. */
	async #takeDraft(left: string): Promise<CaptureDraft | null> {
		const { drafts, now, random } = this.parts;
		const draft = left === '' ? null : await readDraft(drafts, left);
		if (draft === null) return null;
		const asked = this.contest.questions.map(({ field }) => [field, draft.answers[field] ?? '']);
		const answers = Object.fromEntries(asked) as Record<string, string>;
		const taken = { ...draft, ulid: newUlid(now(), random), answers, granted: {} };
		keepDraft(drafts, this.kid, taken);
		await drafts.flush();
		await forgetDraft(drafts, left);
		return taken;
	}

	#shownName(): string {
		const { givenName, familyName, companyName, phone, email } = this.#answers;
		return [givenName, familyName].filter(Boolean).join(' ') || companyName || phone || email || '';
	}

	#keep(): void {
		if (this.#problems.length > 0) void this.#recheck();
		if (this.dirty) keepDraft(this.parts.drafts, this.kid, this.#draft());
		else void forgetDraft(this.parts.drafts, this.kid);
	}

	#start(draft: CaptureDraft | null): void {
		this.#ulid = draft?.ulid ?? newUlid(this.parts.now(), this.parts.random);
		this.#answers = { ...this.#defaults(), ...draft?.answers };
		this.#granted = { ...draft?.granted };
		this.#recognised = draft?.recognised ?? null;
		this.#remarks = draft?.remarks ?? {};
		this.#problems = [];
		this.#refused = false;
		this.#over = false;
	}

	#defaults(): Record<string, string> {
		const { country, questions } = this.contest;
		const start = (field: string): string => (field === 'country' ? country : '');
		return Object.fromEntries(questions.map(({ field }) => [field, start(field)]));
	}

	#draft(): CaptureDraft {
		return {
			ulid: this.#ulid,
			answers: { ...this.#answers },
			granted: { ...this.#granted },
			recognised: this.#recognised,
			remarks: this.#remarks
		};
	}

	async #recheck(): Promise<void> {
		const problems = await this.#check();
		const looked = this.#checked;
		this.#problems = problems.filter(({ field }) => looked === null || looked.includes(field));
	}

	async #check(): Promise<readonly checks.EntryProblem[]> {
		const { validateEntry } = this.#checks ?? (await this.#loadChecks());
		const { answers, consents, remarks } = this.#submission('');
		const draft = { answers, consents, remarks };
		return validateEntry(this.contest, draft, localDay(this.parts.now()));
	}

	/** They know every country's telephone numbers: too much to wait for before the form is there. */
	async #loadChecks(): Promise<typeof checks> {
		this.#checks = await import('#domain/contests/validate-entry.ts');
		return this.#checks;
	}

	#submission(language: string): EntrySubmission {
		const { contest } = this;
		return {
			kid: this.kid,
			ulid: this.#ulid,
			answers: { ...this.#answers },
			notice: { version: contest.notice.version, text: inLanguage(contest.notice.text, language) },
			...(contest.rules !== undefined && {
				rules: {
					version: contest.rules.version,
					text: inLanguage(contest.rules.text, language)
				}
			}),
			consents: contest.consents.map((asked) => ({
				purpose: asked.purpose,
				...(asked.channel === undefined ? {} : { channel: asked.channel }),
				granted: this.#granted[consentField(asked)] ?? false,
				text: inLanguage(asked.text, language),
				version: asked.version
			})),
			language,
			...(Object.keys(this.#remarks).length > 0 && { remarks: this.#remarks }),
			...(this.#recognised === null ? {} : { customer: this.#recognised.cid })
		};
	}
}
