/** Given and family names of one culture. A name in another script includes its Latin spelling: `Name=latin`. */
export interface Culture {
  given: readonly string[]
  family: readonly string[]
  isFamilyFirst?: boolean
}

const words = (text: string): string[] => text.trim().split(/\s+/)

/** The cultures of generated users. */
export const CULTURES: readonly Culture[] = [
  {
    given: words('Alma Mateo Lucía Diego Inés Álvaro Sofía Andrés Noa Íñigo Marina Joaquín Belén Raúl Carmen Óscar'),
    family: words('Reyes García Núñez Ortega Ibáñez Castro Muñoz Peña Vidal Romero Lozano Quintana Sáez Herrera'),
  },
  {
    given: words('Bram Femke Joris Anouk Sander Lieke Thijs Maud Ruben Sanne Daan Fleur Koen Noor'),
    family: ['de Vries', 'van den Berg', 'Jansen', 'Bakker', 'Visser', 'van Dijk', 'Smit', 'de Boer', 'Mulder', 'van Leeuwen', 'Hoekstra'],
  },
  {
    given: words('Chidi Ngozi Emeka Adaeze Tunde Folake Ifeoma Segun Amaka Kelechi Yewande Obinna Zainab Musa'),
    family: words('Eze Okafor Adeyemi Nwosu Balogun Okonkwo Afolabi Obi Ibrahim Onyeka Danjuma Bello'),
  },
  {
    given: words('Zoë Amélie Baptiste Chloé Étienne Margaux Loïc Hélène Théo Océane Rémi Solène Gaël Inès Noémie'),
    family: ["Brûlé-O'Neil", 'Lefèvre', 'Moreau', 'Girard', 'Chevalier', 'Dupré', 'Fournier', 'Béranger', 'Lemaître', 'Roussel', 'Caron'],
  },
  {
    given: words('Jonas Hannah Björn Leonie Jürgen Anneke Matthias Käthe Lukas Marlene Sören Greta Florian Ilse'),
    family: words('Schmidt Müller Weiß Krüger Hofmann Schäfer Vogel Böhm Lindner Groß Seidel Jäger'),
  },
  {
    given: words('Aoife Cillian Niamh Ronan Saoirse Declan Orla Eoin Róisín Fergus Maeve Tadhg'),
    family: ["O'Connor", 'Murphy', 'Byrne', 'Gallagher', "O'Brien", 'Doyle', 'Kavanagh', 'Nolan', 'Quinn', 'Sweeney'],
  },
  {
    given: words('Grace Oliver Charlotte Henry Amelia Theodore Harriet Samuel Ruby Edmund Violet Marcus Imani Darius'),
    family: words('Smith Taylor Walker Bennett Clarke Hughes Ward Foster Reed Coleman Hayes Brooks Whitfield Pryce'),
  },
  {
    given: words('Ingrid Søren Astrid Håkon Freja Mikkel Åsa Gunnar Liv Björk Eirik Signe Elín Magnus'),
    family: words('Lindqvist Sørensen Bjørnstad Åkesson Haugen Nyström Dahl Ødegård Holm Guðmundsdóttir Berglund'),
  },
  {
    given: words('Łukasz Agnieszka Jiří Zuzana Paweł Małgorzata Ondřej Žaneta Tomáš Wiesława Márton Réka Győző Dorina'),
    family: words('Wójcik Nowak Dvořák Kowalczyk Černý Szabó Zieliński Novotný Kovács Łuczak Němec Horváth'),
  },
  {
    given: words('Emre Zeynep Çağlar Elif Şule Burak Gülşen İlker Defne Özgür Ayşe Tolga'),
    family: words('Yılmaz Öztürk Kaya Demir Çelik Şahin Aydın Güneş Arslan Koç Erdoğdu'),
  },
  {
    given: words('Priya Arjun Ananya Rohan Kavya Vikram Meera Aditya Lakshmi Sanjay Ishaan Divya'),
    family: words('Sharma Patel Iyer Reddy Banerjee Nair Gupta Chatterjee Kulkarni Menon Singh Deshpande'),
  },
  {
    given: words('Nguyệt Minh Thảo Quang Linh Đức Hương Tuấn Mai Khoa Trang Phúc'),
    family: words('Nguyễn Trần Lê Phạm Hoàng Đặng Bùi Đỗ Võ Huỳnh'),
    isFamilyFirst: true,
  },
  {
    given: words('João Beatriz Thiago Conceição Vinícius Luísa Caetano Antônia Simão Fátima Otávio Inácia'),
    family: words('Silva Gonçalves Araújo Pereira Magalhães Conceição Brandão Simões Leitão Teixeira'),
  },
  {
    given: words('Malia Kekoa Hana Tane Aroha Wiremu Leilani Sione Moana Tevita Kahurangi Ngaio'),
    family: words('Kealoha Tuimavave Parata Ngata Kahananui Fonoti Taufa Rangihuna Mahoe Vaipulu'),
  },
  {
    given: words('美咲=Misaki 翔太=Shota 陽子=Yoko 健一=Kenichi 結衣=Yui 大輔=Daisuke 真由美=Mayumi 拓海=Takumi'),
    family: words('佐藤=Sato 鈴木=Suzuki 高橋=Takahashi 田中=Tanaka 渡辺=Watanabe 山本=Yamamoto 中村=Nakamura 小林=Kobayashi'),
    isFamilyFirst: true,
  },
  {
    given: words('ليلى=Layla عمر=Omar فاطمة=Fatima يوسف=Yusuf نور=Nour خالد=Khalid سلمى=Salma طارق=Tariq'),
    family: words('حداد=Haddad منصور=Mansour الخطيب=Alkhatib ناصر=Nasser صالح=Saleh درويش=Darwish'),
  },
  {
    given: words('דנה=Dana איתן=Eitan נועה=Noa אורי=Uri תמר=Tamar יונתן=Yonatan'),
    family: words('מאיר=Meir כהן=Cohen לוי=Levi ברק=Barak שלו=Shalev אבני=Avni'),
  },
  {
    given: words('Ольга=Olga Дмитро=Dmytro Катерина=Kateryna Андрій=Andriy Соломія=Solomiya Тарас=Taras'),
    family: words('Шевченко=Shevchenko Коваленко=Kovalenko Бондар=Bondar Мельник=Melnyk Гончар=Honchar'),
  },
  {
    given: words('Ελένη=Eleni Γιώργος=Giorgos Αθηνά=Athina Νίκος=Nikos Δέσποινα=Despina Στέλιος=Stelios'),
    family: words('Παππάς=Pappas Οικονόμου=Oikonomou Νικολάου=Nikolaou Δήμου=Dimou Βλάχος=Vlachos'),
  },
  {
    given: words('서연=Seoyeon 민준=Minjun 지우=Jiwoo 하은=Haeun 도윤=Doyun 수빈=Subin'),
    family: words('김=Kim 이=Lee 박=Park 최=Choi 정=Jung 한=Han'),
    isFamilyFirst: true,
  },
]

/** Addresses of shared accounts, which have no display name. */
export const MACHINES = words(
  'scanner reception invoices noreply backup-test meeting-room kiosk printer alerts webshop intranet badge-office',
)

export const REGIONS = ['Europe', 'Americas', 'Asia Pacific', 'Middle East and Africa', 'Headquarters', 'Subsidiaries']

export const DEPARTMENTS = [
  'Engineering',
  'Finance',
  'Sales',
  'Marketing',
  'Human Resources',
  'Legal',
  'Operations',
  'Customer Support',
  'Research',
  'Design',
  'Procurement',
  'Facilities',
  'Security',
  'Quality',
  'Logistics',
  'Communications',
]

export const CITIES = words(
  'Berlin Lagos Dublin Lyon Porto Madrid Kraków Oslo Izmir Haifa Amman Pune Kyiv Athens Busan Osaka Hanoi Recife Auckland Denver Toronto Utrecht Graz Malmö',
)

export const TEAMS = words(
  'Platform Payments Accounts Field Night Support Mobile Data Tools Research Onboarding Partners Archive Labs Events Delivery',
)

export const PROJECTS = words(
  'Heron Larch Basalt Juniper Otter Meridian Saffron Kestrel Alder Cobalt Tundra Marigold Lantern Osprey Quartz Willow Ember Delta Falcon Orchid',
)
