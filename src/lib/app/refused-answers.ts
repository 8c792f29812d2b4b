import { contest, type Contest, type Question } from '#domain/documents/contest.ts';
import { formatDocId, parseDocId } from '#domain/documents/ids.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument } from '../store/read-documents.ts';
import type { RefusedValue } from './engine-api.ts';

/** A picture stands in an entry by its SHA-256, in hex. */
const DIGEST = /^[0-9a-f]{64}$/;

/** What a sign-up says, in the words that its contest asked in, as far as the contest is here. */
export async function refusedAnswers(
	database: LocalDatabase,
	entryId: string,
	answers: JsonObject
): Promise<readonly RefusedValue[]> {
	const id = parseDocId(entryId);
	const asked: Contest | null =
		id?.kind === 'entry'
			? await readDocument(database, formatDocId({ kind: 'contest', kid: id.kid }), contest)
			: null;
	return Object.entries(answers)
		.filter(([, value]) => value !== '' && value !== null)
		.map(([path, value]) => {
			const question = asked?.questions.find(({ field }) => field === path);
			return { path, ...labelOf(question), ...answered(question, value) };
		});
}

/** As the form words it: a question of one's own is named by what it is for, where it has no label. */
function labelOf(question: Question | undefined): Pick<RefusedValue, 'label'> {
	if (question?.label !== undefined) return { label: question.label };
	return question?.field.startsWith('x-') === true ? { label: question.purpose } : {};
}

function answered(
	question: Question | undefined,
	value: Json
): Pick<RefusedValue, 'value' | 'words' | 'isPicture'> {
	if (typeof value !== 'string') return { value };
	if (question?.picture !== undefined || DIGEST.test(value)) return { value, isPicture: true };
	if (question?.kind === 'switch') return { value: value === 'yes' };
	const words = question?.options?.find((option) => option.value === value)?.label;
	return words === undefined ? { value } : { value, words };
}
