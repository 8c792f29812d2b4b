import { cities, type City, type Country } from './place.ts';

/** Where the demo's customers live: real cities with codes that exist there. */
export const citiesOf: Readonly<Record<Country, readonly City[]>> = {
	ES: [
		...cities(
			'norte',
			`
			Barcelona | Barcelona | 08001-08042 | 93 | 16
			Sabadell | Barcelona | 08201-08208 | 93 | 3
			Girona | Girona | 17001-17007 | 972 | 2
			Lleida | Lleida | 25001-25008 | 973 | 2
			Zaragoza | Zaragoza | 50001-50018 | 976 | 8
			Huesca | Huesca | 22001-22006 | 974 | 1
			Pamplona | Navarra | 31001-31016 | 948 | 3
			Logroño | La Rioja | 26001-26009 | 941 | 2
			Vitoria-Gasteiz | Álava | 01001-01015 | 945 | 3
			Donostia-San Sebastián | Gipuzkoa | 20001-20018 | 943 | 3
			Bilbao | Bizkaia | 48001-48015 | 94 | 6
			Santander | Cantabria | 39001-39012 | 942 | 3
			Oviedo | Asturias | 33001-33013 | 985 | 3
			Gijón | Asturias | 33201-33212 | 985 | 3
			A Coruña | A Coruña | 15001-15011 | 981 | 4
			Santiago de Compostela | A Coruña | 15701-15707 | 981 | 2
			Vigo | Pontevedra | 36201-36216 | 986 | 4
			León | León | 24001-24010 | 987 | 2
			Burgos | Burgos | 09001-09007 | 947 | 2
			Valladolid | Valladolid | 47001-47017 | 983 | 4
			Salamanca | Salamanca | 37001-37008 | 923 | 2`
		),
		...cities(
			'sur',
			`
			Madrid | Madrid | 28001-28055 | 91 | 18
			Alcalá de Henares | Madrid | 28801-28807 | 91 | 2
			Toledo | Toledo | 45001-45008 | 925 | 2
			Albacete | Albacete | 02001-02008 | 967 | 2
			València | València | 46001-46026 | 96 | 9
			Alacant | Alacant | 03001-03016 | 96 | 4
			Elche | Alicante | 03201-03208 | 96 | 2
			Murcia | Murcia | 30001-30012 | 968 | 5
			Cartagena | Murcia | 30201-30205 | 968 | 2
			Almería | Almería | 04001-04009 | 950 | 2
			Granada | Granada | 18001-18015 | 958 | 4
			Jaén | Jaén | 23001-23009 | 953 | 1
			Córdoba | Córdoba | 14001-14014 | 957 | 4
			Sevilla | Sevilla | 41001-41020 | 95 | 9
			Huelva | Huelva | 21001-21007 | 959 | 2
			Cádiz | Cádiz | 11001-11012 | 956 | 2
			Jerez de la Frontera | Cádiz | 11401-11408 | 956 | 2
			Málaga | Málaga | 29001-29018 | 95 | 7
			Badajoz | Badajoz | 06001-06011 | 924 | 2
			Cáceres | Cáceres | 10001-10005 | 927 | 1
			Palma | Illes Balears | 07001-07015 | 971 | 3
			Las Palmas de Gran Canaria | Las Palmas | 35001-35019 | 928 | 3
			Santa Cruz de Tenerife | Santa Cruz de Tenerife | 38001-38010 | 922 | 2`
		)
	],
	FR: [
		...cities(
			'norte',
			`
			Paris | Île-de-France | 75001-75015 75017-75020 | 1 | 14
			Versailles | Île-de-France | 78000 | 1 | 2
			Lille | Hauts-de-France | 59000 59160 59800 | 3 | 4
			Amiens | Hauts-de-France | 80000 80080 80090 | 3 | 2
			Reims | Grand Est | 51100 | 3 | 2
			Strasbourg | Grand Est | 67000 67100 67200 | 3 | 4
			Nancy | Grand Est | 54000 54100 | 3 | 2
			Dijon | Bourgogne-Franche-Comté | 21000 | 3 | 2
			Rouen | Normandie | 76000 76100 | 2 3 | 2
			Caen | Normandie | 14000 | 2 3 | 2
			Rennes | Bretagne | 35000 35200 35700 | 2 9 | 3
			Brest | Bretagne | 29200 | 2 9 | 2
			Nantes | Pays de la Loire | 44000 44100 44200 44300 | 2 4 | 4
			Angers | Pays de la Loire | 49000 49100 | 2 4 | 2
			Tours | Centre-Val de Loire | 37000 37100 37200 | 2 4 | 2`
		),
		...cities(
			'sur',
			`
			Lyon | Auvergne-Rhône-Alpes | 69001-69009 | 4 | 7
			Grenoble | Auvergne-Rhône-Alpes | 38000 38100 | 4 | 3
			Saint-Étienne | Auvergne-Rhône-Alpes | 42000 42100 | 4 | 2
			Clermont-Ferrand | Auvergne-Rhône-Alpes | 63000 63100 | 4 | 2
			Marseille | Provence-Alpes-Côte d'Azur | 13001-13016 | 4 | 7
			Aix-en-Provence | Provence-Alpes-Côte d'Azur | 13080 13090 13100 | 4 | 2
			Nice | Provence-Alpes-Côte d'Azur | 06000 06100 06200 06300 | 4 | 4
			Montpellier | Occitanie | 34000 34070 34080 34090 | 4 | 3
			Nîmes | Occitanie | 30000 30900 | 4 | 2
			Toulouse | Occitanie | 31000 31100 31200 31300 31400 31500 | 5 | 6
			Perpignan | Occitanie | 66000 66100 | 4 | 2
			Bordeaux | Nouvelle-Aquitaine | 33000 33100 33200 33300 33800 | 5 | 5
			Bayonne | Nouvelle-Aquitaine | 64100 | 5 | 1
			Limoges | Nouvelle-Aquitaine | 87000 87100 87280 | 5 | 2`
		)
	],
	GB: [
		...cities(
			'norte',
			`
			Edinburgh | Midlothian | EH1 EH3 EH4 EH6 EH9 EH10 EH12 | 131 | 4
			Glasgow | Lanarkshire | G1 G3 G11 G12 G20 G41 G42 | 141 | 4
			Aberdeen | Aberdeenshire | AB10 AB15 AB24 | 1224 | 2
			Newcastle upon Tyne | Tyne and Wear | NE1 NE2 NE3 NE6 | 191 | 3
			York | North Yorkshire | YO1 YO10 YO24 YO31 | 1904 | 2
			Leeds | West Yorkshire | LS1 LS6 LS8 LS17 | 113 2 | 4
			Sheffield | South Yorkshire | S1 S6 S10 S11 | 114 2 | 3
			Manchester | Greater Manchester | M1 M4 M14 M20 M21 | 161 | 5
			Liverpool | Merseyside | L1 L8 L15 L17 L18 | 151 | 3
			Belfast | County Antrim | BT1 BT7 BT9 BT15 | 28 9 | 2`
		),
		...cities(
			'sur',
			`
			London | Greater London | E8 N1 N16 NW3 NW6 SE5 SE15 SE22 SW4 SW9 SW19 W6 W12 | 20 7 | 12
			Birmingham | West Midlands | B1 B13 B14 B17 B29 | 121 4 | 4
			Nottingham | Nottinghamshire | NG1 NG2 NG5 NG7 | 115 9 | 2
			Norwich | Norfolk | NR1 NR2 NR3 | 1603 | 2
			Cambridge | Cambridgeshire | CB1 CB2 CB4 | 1223 | 2
			Oxford | Oxfordshire | OX1 OX2 OX3 OX4 | 1865 | 2
			Bristol | Bristol | BS1 BS3 BS6 BS8 | 117 9 | 3
			Bath | Somerset | BA1 BA2 | 1225 | 1
			Cardiff | South Glamorgan | CF5 CF10 CF14 CF24 | 29 20 | 2
			Brighton | East Sussex | BN1 BN2 | 1273 | 2
			Exeter | Devon | EX1 EX2 EX4 | 1392 | 1`
		)
	],
	MX: [
		...cities(
			'norte',
			`
			Monterrey | Nuevo León | 64000-64090 64700-64780 | 81 | 6
			San Pedro Garza García | Nuevo León | 66220-66290 | 81 | 2
			Saltillo | Coahuila | 25000-25090 | 844 | 2
			Chihuahua | Chihuahua | 31000-31090 | 614 | 2
			Hermosillo | Sonora | 83000-83090 | 662 | 2
			Tijuana | Baja California | 22000-22056 | 664 | 3`
		),
		...cities(
			'sur',
			`
			Ciudad de México | CDMX | 03100-03104 04000-04040 06700-06760 11000-11040 11510-11560 | 55 | 12
			Guadalajara | Jalisco | 44100-44190 44600-44670 | 33 | 6
			Zapopan | Jalisco | 45010-45070 | 33 | 2
			Puebla | Puebla | 72000-72090 | 222 | 4
			Santiago de Querétaro | Querétaro | 76000-76090 | 442 | 3
			León | Guanajuato | 37000-37060 | 477 | 3
			Morelia | Michoacán | 58000-58090 | 443 | 2
			Mérida | Yucatán | 97000-97070 | 999 | 3
			Xalapa | Veracruz | 91000-91060 | 228 | 2
			Oaxaca de Juárez | Oaxaca | 68000-68050 | 951 | 2`
		)
	],
	CA: [
		...cities(
			'norte',
			`
			Montréal | QC | H2J H2L H2T H2V H2X H3A H3H | 514 | 10
			Québec | QC | G1K G1R G1S G2E | 418 | 4
			Gatineau | QC | J8P J8T J8X J9A | 819 | 2
			Sherbrooke | QC | J1G J1H J1J J1L | 819 | 2
			Trois-Rivières | QC | G8T G8Y G9A | 819 | 1
			Halifax | NS | B3H B3J B3K B3L | 902 | 2`
		),
		...cities(
			'sur',
			`
			Toronto | ON | M4C M4K M5R M5T M6G M6K | 416 | 8
			Ottawa | ON | K1N K1S K1Y K2P | 613 | 3
			Hamilton | ON | L8N L8P L8S | 905 | 2
			Winnipeg | MB | R3B R3C R3G R3L | 204 | 2
			Calgary | AB | T2G T2N T2P T2T | 403 | 3
			Vancouver | BC | V5K V5N V5T V6E V6G V6K | 604 | 5
			Victoria | BC | V8N V8S V8V V8W | 250 | 1`
		)
	],
	US: [
		...cities(
			'norte',
			`
			New York | NY | 10001-10014 10016-10019 10021-10025 | 212 | 8
			Brooklyn | NY | 11201 11205-11206 11211 11215-11218 | 718 | 5
			Boston | MA | 02108-02111 02113-02116 02118-02119 | 617 | 4
			Portland | ME | 04101-04103 | 207 | 1
			Chicago | IL | 60601-60618 | 312 | 5
			Minneapolis | MN | 55401-55419 | 612 | 2
			Portland | OR | 97201-97206 97209-97215 | 503 | 2
			Seattle | WA | 98101-98109 98115-98119 | 206 | 3`
		),
		...cities(
			'sur',
			`
			Miami | FL | 33125-33137 | 305 | 5
			Atlanta | GA | 30305-30319 | 404 | 3
			Austin | TX | 78701-78705 78721-78731 | 512 | 3
			San Antonio | TX | 78201-78217 | 210 | 3
			El Paso | TX | 79901-79907 | 915 | 1
			Albuquerque | NM | 87102 87104-87114 | 505 | 2
			Tucson | AZ | 85701 85704-85719 | 520 | 1
			Los Angeles | CA | 90001-90008 90010-90029 | 213 | 6
			San Diego | CA | 92101-92111 | 619 | 3`
		)
	]
};
