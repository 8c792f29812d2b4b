import type { RejectedDoc } from '$lib/app/engine-api.ts';

/** Hands the whole edit over as a file: nobody's words are lost because a server said no. */
export function exportRejected(doc: RejectedDoc): void {
	const text = JSON.stringify({ id: doc.id, reason: doc.reason, body: doc.body }, null, '\t');
	const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = `${doc.id.replace(/[^\w-]+/g, '-')}.json`;
	link.click();
	// The download has taken hold of it by then; freed at once, WebKit would save an empty file.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
