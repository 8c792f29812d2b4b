import { drawLine, type InkLine } from './signature-lines.ts';

/** What is kept of a signature, in pixels: sharp on paper at the width of a form. */
export const PAPER = { width: 720, height: 280 } as const;

/** As on paper, whatever the theme: it is evidence, and is shown on any screen. */
const WHITE = '#ffffff';
const INK = '#12182b';
const INK_WIDTH = 4;
/** Handwriting where the device has any, italics elsewhere: the name is what counts. */
const HAND = '"Segoe Script", "Bradley Hand", "Snell Roundhand", "Apple Chancery", cursive';
const LARGEST = 96;
const SMALLEST = 28;
const MARGIN = 32;

/** Draws lines, or a name that was typed instead of them. */
export function drawSignature(
	canvas: HTMLCanvasElement,
	lines: readonly InkLine[],
	typed: string
): void {
	const context = canvas.getContext('2d');
	if (context === null) return;
	context.fillStyle = WHITE;
	context.fillRect(0, 0, PAPER.width, PAPER.height);
	context.strokeStyle = INK;
	context.fillStyle = INK;
	context.lineWidth = INK_WIDTH;
	context.lineCap = 'round';
	context.lineJoin = 'round';
	if (typed === '') for (const line of lines) drawLine(context, line);
	else writeName(context, typed);
}

/** As large as fits; a name that is longer than any is drawn narrower rather than cut. */
function writeName(context: CanvasRenderingContext2D, name: string): void {
	const room = PAPER.width - 2 * MARGIN;
	let size = LARGEST;
	do {
		context.font = `italic ${size}px ${HAND}`;
		size -= 4;
	} while (size >= SMALLEST && context.measureText(name).width > room);
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	context.fillText(name, PAPER.width / 2, PAPER.height / 2, room);
}

/** PNG: thin lines on one colour are smallest so, and stay sharp. */
export function signatureUrl(canvas: HTMLCanvasElement): string {
	return canvas.toDataURL('image/png');
}
