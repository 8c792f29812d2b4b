/** A finger that moves less than this has tapped; one that moves more up or down scrolls. */
const SLACK = 8;
/** How much of the way it has to be pulled for it to stay open. */
const ENOUGH = 0.35;

export interface DragTarget {
	/** how far it goes when open, in pixels */
	width(): number;
	/** where it stands now: 0 is closed */
	offset(): number;
	moveTo(offset: number): void;
	/** the finger is off; it rests at 0 or at its width */
	settle(offset: number): void;
}

/**
 * Lets a finger or a pen pull a row aside. A mouse has a menu instead: pulling with it selects text.
 *
 * @returns lets go of it
 */
export function dragOpen(row: HTMLElement, target: DragTarget): () => void {
	let start: { x: number; y: number; offset: number; id: number } | null = null;
	let pulling = false;

	const down = (event: PointerEvent): void => {
		// Not every pull ends in a tap: the next press, with whatever, is a new one.
		pulling = false;
		if (event.pointerType === 'mouse' || !event.isPrimary) return;
		start = { x: event.clientX, y: event.clientY, offset: target.offset(), id: event.pointerId };
	};
	const move = (event: PointerEvent): void => {
		if (start === null || event.pointerId !== start.id) return;
		const across = start.x - event.clientX;
		if (!pulling) {
			if (Math.abs(event.clientY - start.y) > SLACK) start = null;
			if (start === null || Math.abs(across) < SLACK) return;
			pulling = true;
			row.setPointerCapture(event.pointerId);
		}
		target.moveTo(Math.max(0, Math.min(target.width(), start.offset + across)));
	};
	const up = (): void => {
		if (start !== null && pulling) {
			const opening = start.offset === 0;
			const share = target.offset() / Math.max(1, target.width());
			const open = opening ? share > ENOUGH : share > 1 - ENOUGH;
			target.settle(open ? target.width() : 0);
		}
		start = null;
	};
	/** The tap that a browser makes out of the end of a pull is not meant for the row. */
	const click = (event: MouseEvent): void => {
		if (!pulling) return;
		pulling = false;
		event.preventDefault();
		event.stopPropagation();
	};

	const listening = new AbortController();
	const options = { signal: listening.signal };
	row.addEventListener('pointerdown', down, options);
	row.addEventListener('pointermove', move, options);
	row.addEventListener('pointerup', up, options);
	row.addEventListener('pointercancel', up, options);
	row.addEventListener('click', click, { ...options, capture: true });
	return () => listening.abort();
}
