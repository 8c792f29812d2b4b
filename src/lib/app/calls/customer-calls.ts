import type { ComplaintsApi } from '../complaints-api.ts';
import type { EngineCore } from '../engine-core.ts';
import type { EngineApi } from '../engine-api.ts';
import { readCard } from '../customer-card.ts';
import { facetsOf } from '../customer-facets.ts';
import { coreId } from '../customer-ids.ts';
import { listCustomers } from '../customer-list.ts';
import type { CustomersApi } from '../customers-api.ts';
import { EngineError } from '../engine-error.ts';
import type { SegmentDesk } from './work-list-calls.ts';

type CustomerCalls = CustomersApi &
	ComplaintsApi &
	Pick<
		EngineApi,
		| 'customers'
		| 'facets'
		| 'customer'
		| 'editCustomer'
		| 'editSection'
		| 'addEvent'
		| 'editEvent'
		| 'agenda'
		| 'history'
	>;

/** Customers, and what is noted on them. What a list does not need is loaded when it is first asked for. */
export function customerCalls(core: EngineCore, segments: SegmentDesk): CustomerCalls {
	const { database, client, colleagues, catalogue, links, rowOf } = core;
	const self = (): string => core.me?.uid ?? '';
	return {
		customers: async (query) => {
			await core.seen();
			const { segment } = query;
			const among = segment === undefined ? null : await (await segments()).inside(segment);
			const page = await listCustomers(catalogue, query, core.marks(), among);
			return { ...page, rows: await core.withOwnConflicts(page.rows) };
		},
		facets: async () => {
			const { readSegments } = await import('../saved-segments.ts');
			const segments = await readSegments(core.reader());
			return {
				...facetsOf(catalogue.all(), colleagues, catalogue.withheld),
				segments: segments.map(({ ulid, name }) => ({ ulid, name }))
			};
		},
		customer: (cid) => readCard(core.reader(), cid, core.marks()),
		editCustomer: (cid, edits) => core.edit(coreId(cid), edits),
		editSection: async (cid, section, edits) => {
			const { editSection } = await import('../customer-sections.ts');
			core.found(coreId(cid), await editSection(database, { cid, section }, edits));
		},
		placesForNew: async () => {
			const { placesForNew } = await import('../new-customer.ts');
			return core.me === null ? [] : placesForNew(core.me, colleagues);
		},
		createCustomer: async (order) => {
			const { createCustomer } = await import('../new-customer.ts');
			await createCustomer(database, core.known(), order);
			core.saved();
		},
		linksOf: async (cid) => {
			await core.seen();
			const { readLinks } = await import('../customer-links.ts');
			return readLinks({ ...core.reader(), links, rowOf }, cid);
		},
		readersOf: async (cid) => {
			const { readReaders } = await import('../customer-readers.ts');
			return readReaders({ client, colleagues, self: self() }, cid);
		},
		weighErasure: async (cid) => {
			const { weighErasure } = await import('../erase-customer.ts');
			return weighErasure(client, cid);
		},
		eraseCustomer: async (cid) => {
			const { eraseCustomer } = await import('../erase-customer.ts');
			const answer = await eraseCustomer(client, cid);
			if (answer.kind === 'ok' || answer.kind === 'gone') await core.loop.syncNow();
			return answer;
		},
		contactInterval: async () => {
			await core.seen();
			const { readContactInterval } = await import('../contact-interval.ts');
			return readContactInterval(core.reader());
		},
		setContactInterval: async (days) => {
			const { setContactInterval } = await import('../contact-interval.ts');
			await setContactInterval(database, days);
			core.saved();
		},
		addLink: async (order) => {
			const { addLink } = await import('../customer-links.ts');
			await addLink(database, order);
			core.saved();
		},
		editLink: async (docId, edits) => {
			const { isLink } = await import('../customer-links.ts');
			if (!isLink(docId)) throw new EngineError('invalid', `${docId} is no link`);
			await core.edit(docId, edits);
		},
		addEvent: async (event) => {
			const { uid } = core.known();
			const { addEvent } = await import('../customer-events.ts');
			await addEvent(database, uid, event);
			core.saved();
		},
		editEvent: async (docId, edits) => {
			const { isCustomerEvent } = await import('../customer-events.ts');
			if (!isCustomerEvent(docId)) throw new EngineError('invalid', `${docId} is nothing noted`);
			await core.edit(docId, edits);
		},
		agenda: async () => {
			const { readAgenda } = await import('../agenda.ts');
			return readAgenda({ database, colleagues, self: self(), nameOf: core.titleOf });
		},
		complaintTimes: async (question) => {
			await core.seen();
			const { readComplaintReport } = await import('../complaint-report.ts');
			return readComplaintReport({ ...core.reader(), nameOf: core.titleOf }, question);
		},
		history: async (question) => {
			const { readHistory } = await import('../customer-history.ts');
			return readHistory({ client, colleagues, self: self() }, question);
		}
	};
}
