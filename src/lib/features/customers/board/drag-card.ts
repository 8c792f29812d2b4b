/** A mouse that moves less than this has clicked. */
const SLACK = 6;
/** A finger that rests so long on a card takes it up; one that moves before scrolls. */
const HOLD_MS = 300;
/** So near the edge of what scrolls, it goes on. */
const EDGE = 56;
const STEP = 14;

export interface DropPlaces {
	/** what is scrolled sideways when a card is held over its edge */
	scroller(): HTMLElement | undefined;
	/** the card that is pressed; null where there is none */
	cardAt(pressed: Element): HTMLElement | null;
	/** held over this place, or over none */
	over(place: HTMLElement | null): void;
	drop(card: HTMLElement, place: HTMLElement): void;
}

interface Held {
	readonly card: HTMLElement;
	readonly ghost: HTMLElement;
	readonly dx: number;
	readonly dy: number;
}

interface Pressed {
	readonly card: HTMLElement;
	readonly x: number;
	readonly y: number;
	readonly pointer: number;
	readonly timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Lets somebody carry a card to another place: at once with a mouse, after a moment's rest with a finger,
 * which scrolls otherwise. Places are elements with `data-place`. What is carried is a copy, because the
 * rows of a long list are handed on to others while it scrolls.
 *
 * @returns lets go of it
 */
export function dragCard(board: HTMLElement, places: DropPlaces): () => void {
	let pressed: Pressed | null = null;
	let held: Held | null = null;
	let at = { x: 0, y: 0 };
	let frame = 0;
	let dragged = false;

	const down = (event: PointerEvent): void => {
		dragged = false;
		const { target, isPrimary, button, clientX: x, clientY: y } = event;
		const card = target instanceof Element ? places.cardAt(target) : null;
		if (card === null || !isPrimary || button !== 0) return;
		const byHand = event.pointerType === 'mouse';
		const timer = byHand ? undefined : setTimeout(takeUp, HOLD_MS);
		pressed = { card, x, y, pointer: event.pointerId, timer };
		at = { x, y };
	};

	const move = (event: PointerEvent): void => {
		if (pressed === null || event.pointerId !== pressed.pointer) return;
		at = { x: event.clientX, y: event.clientY };
		if (held === null) {
			if (Math.hypot(at.x - pressed.x, at.y - pressed.y) < SLACK) return;
			if (pressed.timer === undefined) takeUp();
			else letGo();
		}
		carry();
	};

	const up = (): void => {
		const place = held === null ? null : placeUnder();
		if (held !== null && place !== null) places.drop(held.card, place);
		letGo();
	};

	function takeUp(): void {
		if (pressed === null) return;
		const { card } = pressed;
		const { left, top, width } = card.getBoundingClientRect();
		const ghost = ghostOf(card, width);
		board.append(ghost);
		held = { card, ghost, dx: pressed.x - left, dy: pressed.y - top };
		dragged = true;
		carry();
		frame = requestAnimationFrame(scrollAtEdge);
	}

	function carry(): void {
		if (held === null) return;
		held.ghost.style.translate = `${at.x - held.dx}px ${at.y - held.dy}px`;
		places.over(placeUnder());
	}

	function placeUnder(): HTMLElement | null {
		return document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>('[data-place]') ?? null;
	}

	function scrollAtEdge(): void {
		const scroller = places.scroller();
		if (held === null || scroller === undefined) return;
		const { left, right } = scroller.getBoundingClientRect();
		if (at.x < left + EDGE) scroller.scrollLeft -= STEP;
		if (at.x > right - EDGE) scroller.scrollLeft += STEP;
		carry();
		frame = requestAnimationFrame(scrollAtEdge);
	}

	function letGo(): void {
		clearTimeout(pressed?.timer);
		cancelAnimationFrame(frame);
		if (held !== null) places.over(null);
		held?.ghost.remove();
		pressed = null;
		held = null;
	}

	const byKey = (event: KeyboardEvent): void => {
		if (held === null || event.key !== 'Escape') return;
		event.preventDefault();
		letGo();
	};
	/** What the browser would do with a held finger, or make of its end, is not meant for the card. */
	const instead = (event: Event): void => {
		if (held !== null) event.preventDefault();
	};
	const menu = (event: Event): void => {
		if (pressed?.timer !== undefined) event.preventDefault();
	};
	const click = (event: MouseEvent): void => {
		if (!dragged) return;
		dragged = false;
		event.preventDefault();
		event.stopPropagation();
	};

	const listening = new AbortController();
	const { signal } = listening;
	board.addEventListener('pointerdown', down, { signal });
	addEventListener('pointermove', move, { signal });
	addEventListener('pointerup', up, { signal });
	addEventListener('pointercancel', letGo, { signal });
	addEventListener('keydown', byKey, { signal, capture: true });
	board.addEventListener('touchmove', instead, { signal, passive: false });
	board.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
	board.addEventListener('contextmenu', menu, { signal });
	board.addEventListener('click', click, { signal, capture: true });
	return () => {
		letGo();
		listening.abort();
	};
}

function ghostOf(card: HTMLElement, width: number): HTMLElement {
	const ghost = card.cloneNode(true) as HTMLElement;
	ghost.inert = true;
	ghost.ariaHidden = 'true';
	ghost.classList.add('ghost');
	ghost.style.width = `${width}px`;
	return ghost;
}
