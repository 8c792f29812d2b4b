import { isSpecialField, type WireDocument } from './parse-pushed.ts';
import { badRequest, Refusal } from './refusal.ts';

/**
 * Names with an underscore first are the database's own. Whoever makes one up in an edit meant
 * something by it: better to say so at once, as CouchDB does.
 *
 * @throws Refusal 400
 */
export function refuseReserved(document: WireDocument): void {
	const { _id: id, _attachments } = document;
	if (typeof id === 'string' && id.startsWith('_') && !id.startsWith('_design/')) {
		throw new Refusal(
			400,
			'illegal_docid',
			'Only reserved document ids may start with underscore.'
		);
	}
	const field = Object.keys(document).find((key) => key.startsWith('_') && !isSpecialField(key));
	if (field !== undefined) {
		throw new Refusal(400, 'doc_validation', `Bad special document member: ${field}`);
	}
	const attachments = typeof _attachments === 'object' ? Object.keys(_attachments ?? {}) : [];
	const name = attachments.find((one) => one.startsWith('_'));
	if (name !== undefined) {
		throw badRequest(`Attachment name '${name}' starts with prohibited character '_'`);
	}
}
