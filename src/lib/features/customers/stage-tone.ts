/** The nearer to buying again, the warmer. */
export function stageTone(stage: string): 'neutral' | 'accent' | 'good' {
	if (stage === 'fidelizacion' || stage === 'evangelista') return 'good';
	return stage === 'oportunidad' || stage === 'conversion' ? 'accent' : 'neutral';
}
