import { stages } from '#domain/documents/stages.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { EditedRecord } from './card-fields.ts';

/** The customer has bought: no prospect any more. */
const BOUGHT = 'conversion';

/**
 * A stage, and that it was reached: the card keeps all of them, because how long each took is what a
 * funnel asks.
 *
 * @param newItem mints the id of an item
 */
export function stageEdits(
	core: EditedRecord,
	stage: string,
	{ at, newItem }: { readonly at: number; readonly newItem: () => string }
): readonly FieldEdit[] {
	const from = typeof core['stage'] === 'string' ? { from: core['stage'] } : {};
	const values = { stage, ...from, at: new Date(at).toISOString() };
	return [
		{ op: 'set', path: 'stage', value: stage },
		{ op: 'add', list: 'stageLog', item: newItem(), values }
	];
}

/** The stage that follows from what happened, where the card does not say so yet; else null. */
export function suggestedStage(stage: string | undefined, purchases: number): string | null {
	const reached = stages.findIndex((each) => each === stage);
	return purchases > 0 && reached < stages.indexOf(BOUGHT) ? BOUGHT : null;
}
