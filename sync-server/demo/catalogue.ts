import type { Language } from './language.ts';

/** What the demo company sells to bakers at home and in the trade; prices in cents of a euro. */
export interface Product {
	readonly name: Readonly<Record<Language, string>>;
	readonly price: number;
	/** bought by the dozen rather than by the piece */
	readonly bulk: boolean;
}

/** `es | fr | en | price in euro | bulk or single` */
const TABLE = `
	Harina de fuerza, 25 kg | Farine de force, 25 kg | Strong bread flour, 25 kg | 24.90 | bulk
	Harina de trigo ecológica, 5 kg | Farine de blé bio, 5 kg | Organic wheat flour, 5 kg | 8.75 | bulk
	Harina integral de centeno, 10 kg | Farine de seigle complète, 10 kg | Wholemeal rye flour, 10 kg | 15.40 | bulk
	Harina de espelta, 10 kg | Farine d'épeautre, 10 kg | Spelt flour, 10 kg | 21.30 | bulk
	Preparado sin gluten, 2 kg | Préparation sans gluten, 2 kg | Gluten-free mix, 2 kg | 11.60 | bulk
	Masa madre deshidratada, 1 kg | Levain déshydraté, 1 kg | Dried sourdough starter, 1 kg | 13.20 | bulk
	Levadura fresca, 500 g | Levure fraîche, 500 g | Fresh yeast, 500 g | 2.15 | bulk
	Levadura seca, 500 g | Levure sèche, 500 g | Dried yeast, 500 g | 5.45 | bulk
	Malta de cebada, 1 kg | Malt d'orge, 1 kg | Barley malt, 1 kg | 6.80 | bulk
	Semillas variadas, 3 kg | Mélange de graines, 3 kg | Mixed seeds, 3 kg | 14.90 | bulk
	Sal marina fina, 5 kg | Sel de mer fin, 5 kg | Fine sea salt, 5 kg | 4.20 | bulk
	Mantequilla para hojaldre, 2 kg | Beurre de tourage, 2 kg | Pastry butter, 2 kg | 19.80 | bulk
	Chocolate de cobertura, 5 kg | Chocolat de couverture, 5 kg | Couverture chocolate, 5 kg | 58.00 | bulk
	Pasta de almendra, 1 kg | Pâte d'amande, 1 kg | Almond paste, 1 kg | 16.50 | bulk
	Vainilla de Papantla, 12 vainas | Vanille de Papantla, 12 gousses | Papantla vanilla, 12 pods | 32.00 | single
	Banetón redondo, 1 kg | Banneton rond, 1 kg | Round proving basket, 1 kg | 14.50 | single
	Banetón alargado, 750 g | Banneton long, 750 g | Long proving basket, 750 g | 15.90 | single
	Lino para fermentar, 65 × 120 cm | Toile de couche, 65 × 120 cm | Baker's linen, 65 × 120 cm | 18.00 | single
	Cuchilla de greñar | Lame de boulanger | Bread lame | 9.90 | single
	Rasqueta de acero | Coupe-pâte en acier | Steel dough scraper | 7.50 | single
	Molde de pan de molde | Moule à pain de mie | Loaf tin with lid | 22.40 | single
	Molde de magdalenas, silicona | Moule à madeleines, silicone | Silicone madeleine tray | 12.90 | single
	Piedra para horno, 38 cm | Pierre de cuisson, 38 cm | Baking stone, 38 cm | 39.00 | single
	Horno holandés, 26 cm | Cocotte en fonte, 26 cm | Cast-iron Dutch oven, 26 cm | 89.00 | single
	Báscula de precisión | Balance de précision | Precision scales | 34.90 | single
	Termómetro de sonda | Thermomètre à sonde | Probe thermometer | 19.90 | single
	Amasadora de espiral, 8 l | Pétrin à spirale, 8 l | Spiral mixer, 8 l | 749.00 | single
	Laminadora de mesa | Laminoir de table | Table-top dough sheeter | 1290.00 | single
	Horno de convección, 4 bandejas | Four à convection, 4 plaques | Convection oven, 4 trays | 2150.00 | single
	Cámara de fermentación | Chambre de pousse | Proving cabinet | 1680.00 | single
	Bolsas de papel kraft, 500 | Sacs en papier kraft, 500 | Kraft paper bags, 500 | 28.00 | bulk
	Curso de masa madre, un día | Stage de levain, une journée | Sourdough course, one day | 95.00 | single
	Curso de bollería, fin de semana | Stage de viennoiserie, week-end | Viennoiserie weekend course | 210.00 | single
	Libro «El pan de cada día» | Livre « Le pain de chaque jour » | Book: Our Daily Bread | 27.50 | single`;

export const catalogue: readonly Product[] = TABLE.trim()
	.split('\n')
	.map((line) => {
		const [es = '', fr = '', en = '', euros = '', size = ''] = line
			.split('|')
			.map((cell) => cell.trim());
		return { name: { es, fr, en }, price: Math.round(Number(euros) * 100), bulk: size === 'bulk' };
	});
