/** Ends what has been silent for too long, by whatever it was heard last. */
export function watchSilence(
	milliseconds: number,
	end: () => void
): { readonly heard: () => void; readonly stop: () => void } {
	let timer = setTimeout(end, milliseconds);
	return {
		heard: () => {
			clearTimeout(timer);
			timer = setTimeout(end, milliseconds);
		},
		stop: () => clearTimeout(timer)
	};
}
