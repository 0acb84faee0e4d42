//! Small words of many languages, and some that their news is full of.

/// Words of each language in small letters, with blanks between. Words that stand for nothing but the place between
/// two words of a name, “de”, “van”, are among them.
pub(super) const LISTS: [(&str, &str); 40] = [
    (
        "nl",
        "de het een en van ik te dat die in is niet met op voor zijn er aan als door maar om bij ook uit dan naar nog \
         hebben heeft had hij zij ze we wij wordt werd worden werden kan kunnen moet moeten zou zouden zal zullen \
         over tot geen haar hun deze dit tegen na volgens sinds omdat toen wel meer veel andere onder tussen tijdens \
         zonder zei zegt jaar jaren mensen niemand iets alles gaat gaan wil willen komt komen waren was zich nu al \
         weer eerste twee drie meerdere vrouw tijd wereld dinsdag woensdag donderdag vrijdag maandag zaterdag zondag \
         vuur brandweer politie regering burgemeester gewond extra geld nieuwe noemde ouders kinderen verwoest \
         gisteren vandaag hoe wat waar wie ons onze jullie hem mij je vier vijf vrouwen mannen konden rechter",
    ),
    (
        "de",
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er \
         hat dass daß sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor \
         zur bis mehr durch man sein wurde wurden sei seien hatte hatten kann können muss müssen soll sollen will \
         wollen gegen vom schon wenn habe seine ihre ihren seiner ihrer seit ohne unter zwischen während weil dann \
         kein keine keinen sagte sagt zwei drei jahre jahren menschen gibt diese dieser dieses alle viele neue neuen \
         erneut legt lahm ruft nannte zufolge gestern heute ich wir uns mir mich du ihr ihm ihn niemand etwas immer \
         wieder jetzt plant fordert warnt nun doch ja nein vier fünf mann frau polizei werde würde würden sollte \
         konnte hätte",
    ),
    (
        "fr",
        "le la les de des du et un une en à au aux dans pour que qui ne pas sur par avec ce cette ces il elle ils \
         elles on nous vous je est sont était étaient été être avoir a ont avait avaient fait plus mais ou où se sa \
         son ses leur leurs tout tous toute toutes comme sans entre après avant depuis selon aussi très même deux \
         trois ans contre lors dont lui y si peut doit doivent veut veulent faut encore ainsi car chez sous vers \
         pendant dit déclaré affirmé annoncé année années hier lundi mardi mercredi jeudi vendredi samedi dimanche \
         personne rien jamais toujours nouveau nouvelle école maire ville feu nuit argent ministre gouvernement quand \
         alors donc moins premier première cela notre votre fera sera seront serait auront vont homme femme femmes \
         hommes police accusé",
    ),
    (
        "es",
        "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí \
         porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les \
         ni contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras otra él tanto esa estos \
         mucho quienes nada muchos cual poco ella estar estas algunas algo nosotros fue fueron ha han había ser son \
         está están era según dijo dice años año tras hace miles ciento lunes martes miércoles jueves viernes sábado \
         domingo ayer hoy nuevo nueva gobierno huelga quiere pide ministra cifras dinero falta mil hacia así sólo \
         solo aún nadie ciudad gente tiene tienen puede pueden debe deben será serán hombre mujer hombres mujeres \
         policía cuatro cinco",
    ),
    (
        "pt",
        "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu \
         sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos \
         ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas \
         havia seja qual será nós tenho lhe deles essas esses pelas este dele disse diz anos ano após contra sobre \
         segundo ainda onde sábado domingo ontem hoje novo nova governo greve quer números dinheiro milhares são \
         cidade pessoas pode podem deve devem outro outra outros vai vão homem mulher fora seria serão",
    ),
    (
        "it",
        "di e il la che in un a per è una sono del non con si della da i le al ha lo gli come più nel dei delle alla \
         ma anche dal o se nella ed su hanno stato stata stati essere suo sua loro questo questa dalla degli ai alle \
         sul sulla dai tra fra dopo prima quando era erano ancora molto solo tutto tutti quello chi cui già senza \
         contro secondo fino detto dichiarato due tre anni anno nessuno niente lei lui noi voi io mi ci vi ne ieri \
         oggi lunedì martedì mercoledì giovedì venerdì sabato domenica nuovo nuova governo vuole scuola sindaco città \
         soldi servono fuoco incendio notte ministra così però perché dove fatto fare può devono deve sia sarà \
         saranno farà avrà avranno uomo donna uomini donne polizia",
    ),
    (
        "ca",
        "de la i el que a en es un una per amb les els del al no és dels va van ha han són als més però com seva seu \
         seus seves també o si ser quan entre sobre aquest aquesta aquests aquestes fins tot tots des pel pels sense \
         on molt hi ho li ens us era havia està estan fer anys any després abans segons contra ara encara només \
         altres dos dues tres dir dit declarar ahir avui dilluns dimarts dimecres dijous divendres dissabte diumenge \
         nova nou govern vaga vol feina diners calen ciutat persones pot poden cal això allò què perquè ningú quatre \
         cinc home dona policia farà serà",
    ),
    (
        "ro",
        "de și în a la cu să pe o care nu din un că este pentru mai au fost se sunt al ale ai sa după prin dar sau \
         când fi le lui ei către între până fără despre cel cea cei cele această acest aceasta acesta acum foarte tot \
         toți toate doar era erau am are avea spus declarat potrivit asupra nimeni nimic unor unei unui ani anul oraș \
         marți luni miercuri joi vineri sâmbătă duminică ieri astăzi noi nou nouă vrea bani mulți guvernul școala \
         școală noaptea noapte focul trebuie poate pot dintre iar decât încă peste împotriva trei două doi va vor \
         patru cinci bărbat femeie poliția tribunalul",
    ),
    (
        "gl",
        "de a o que e en do da un unha non os as se por con para no na ao máis como é foi dos das pola polo polas \
         polos unhas uns seu súa seus súas pero ou tamén entre cando sen sobre ata nas nos ás aos ten hai son eran \
         está están despois segundo contra xa moi todo todos anos ano dixo martes luns mércores xoves venres onte \
         hoxe novo nova cidade lume noite ninguén nunha nun imos eles elas onde porque xunta goberno",
    ),
    (
        "sv",
        "och i att det som en på är av för med den till inte har de om ett han men var jag sig från vi så kan när år \
         under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här \
         då sedan över bara blir blev bli upp även vad få två vill hon enligt mellan utan sade sa säger varit måste \
         ingen inga deras hans hennes denna detta dessa mer flera tre igen måndag måndagen tisdag tisdagen onsdag \
         torsdag torsdagen fredag fredagen lördag söndag brand elden skola skadades pengar ger ge regeringen oroande \
         behövs kallade går dem oss er mig dig fyra fem kvinna män polisen kunde",
    ),
    (
        "no",
        "og i det som er på en å til av for med at han har ikke de den et var fra om seg vi så kan år også etter \
         eller nå men sin der ved mot skal skulle kommer ut får være hadde alle andre mye enn her da siden over bare \
         blir ble bli opp hva to vil hun ifølge mellom uten sa sier vært må ingen deres hans hennes denne dette disse \
         mer flere tre igjen mandag tirsdag onsdag torsdag fredag lørdag søndag brann skole skadet penger gir gi \
         regjeringen trengs kalte går dem oss meg deg jeg når noen før under ødela flammene bekymringsfulle noe både \
         selv gjør fire fem mann kvinne politiet kunne ville",
    ),
    (
        "da",
        "og i at det som er på en til af for med han har ikke de den et var fra om sig vi så kan år også efter eller \
         nu men sin der ved mod skal skulle kommer ud får være havde alle andre meget end her da siden over kun \
         bliver blev blive op hvad to vil hun ifølge mellem uden sagde siger været må ingen deres hans hendes denne \
         dette disse mere flere tre igen mandag tirsdag onsdag torsdag fredag lørdag søndag brand skole såret penge \
         giver give regeringen brug kaldte går dem os mig dig jeg når nogle før under ødelagde ilden bekymrende noget \
         både selv gør hvor hvordan fire fem mand kvinde politiet kunne ville",
    ),
    (
        "is",
        "og að í á er sem til við um með en ekki það var af hann hún fyrir því eru frá þess þar verið hafa hefur \
         eftir þeir þetta hafi segir sagði yfir kom þá verður vera ég þeirra þú svo upp eða mun einnig þegar ár hjá \
         enginn nótt hans hennar sína sinni skóla eldinum þó síðan mjög allt allir nú voru sé munu",
    ),
    (
        "af",
        "die en van in is het te nie dat met vir op hy sy was om hulle aan wat ek sal kan as by ook tot deur maar na \
         uit oor word hierdie nog haar ons moet dit baie so een of meer ander al toe teen onder sê gesê volgens \
         sonder tussen sedert nadat omdat geen niemand mense jaar jare jy hom daar waar hoe gaan kom wil wees hê \
         syfers dinsdag brandweer vuur skool verwoes beheer gekry genoem geld kommerwekkend regering ongeveer sodat \
         vier vyf vrou polisie",
    ),
    (
        "fi",
        "ja on ei että se oli hän mutta ovat kun myös joka ole niin kuin jos mukaan sekä jo olla tai ollut olivat \
         vain vielä sen jotka nyt siitä mitä tämä hänen ennen kanssa sanoi sanoo kertoi kertoo mikä koska jälkeen voi \
         pitää eivät sitten aikana vuonna vuoden vuotta kaksi kolme uusi uuden kaikki paljon enemmän lisää asti noin \
         sai yöllä tiistaina maanantaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina eilen tänään \
         kukaan mitään koulun tulen hallitus haluaa rahaa piti lukuja joten minä sinä me te he ne neljä viisi mies \
         nainen poliisi aikoo",
    ),
    (
        "et",
        "ja on ei et see ta oli ka kes mis aga kui oma nii siis või juba nad tema olid ning pärast enne koos ütles \
         ütleb sõnul kuid seda selle välja üle alla kuni veel kõik mida aastat aasta uus uue keegi midagi öösel \
         teisipäeval esmaspäeval neljapäeval reedel eile täna kooli tule viga me te nende sest kuidas poolt vastu \
         ilma",
    ),
    (
        "hu",
        "a az és hogy nem is egy van volt meg ez de csak már még mint vagy el ki ha azt ezt sem lesz lehet kell akkor \
         után szerint között minden ami aki amely nagyon most pedig ezek azok neki őt ők mert így úgy ide oda alatt \
         előtt majd mondta közölte évek években évvel éve senki semmi kedden hétfőn szerdán csütörtökön pénteken \
         szombaton vasárnap tegnap ma új több pénzt kormány iskola tüzet tűzben éjszaka nevezte számokat szükség \
         ellen miatt felett nélkül ezért azonban illetve voltak lett lettek sérült fel le be vissza össze kétszer sok \
         mintegy négy öt férfi nő fog fognak rendőrség",
    ),
    (
        "pl",
        "i w na z się nie do to że jest o od jak za po co dla przez przy ale są był była było byli tym tego jego jej \
         ich już tylko oraz który która które którzy lub także może być został została zostały ma mają pod przed \
         między bez według gdy kiedy jeszcze bardzo tak ten ta te tej tych nim niej mu roku lat powiedział \
         powiedziała dodał nikt nic we ze wtorek poniedziałek środę czwartek piątek sobotę niedzielę wczoraj dziś \
         nowy nowa chce więcej pieniędzy rząd szkołę ogień nocy nazwała liczby zdaniem potrzeba pożar czy aby by \
         gdzie wszystkich też przeciw jako cztery pięć mężczyzna kobieta policja trzy dwa",
    ),
    (
        "cs",
        "a v se na je že s z do i to o k ve pro za by si jsou ale po od jako která které který kteří byl byla bylo \
         byli také podle jeho její jejich při tak než už jen nebo aby však má mají být před mezi bez pod ze co když \
         ještě nad ani může mohou řekl řekla uvedl uvedla dodal let roce rok nikdo nic úterý pondělí středu čtvrtek \
         pátek sobotu neděli včera dnes nový nová chce více peněz vláda školu oheň noci kontrolou označila čísla ní \
         potřeba požár hasiči dostali zraněn zničil jak kde kvůli proti jsem jsme tento tato této tom tím čtyři pět \
         muž žena policie tři dva",
    ),
    (
        "sk",
        "a v sa na je že s z do aj to o k vo pre za by si sú ale po od ako ktorá ktoré ktorý ktorí bol bola bolo boli \
         tiež podľa jeho jej ich pri tak než už len alebo aby však má majú byť pred medzi bez pod zo čo keď ešte nad \
         ani môže môžu povedal povedala uviedol uviedla dodal rokov roku rok nikto nič utorok pondelok stredu štvrtok \
         piatok sobotu nedeľu včera dnes nový nová chce viac peňazí vláda školu oheň noci kontrolu označila čísla nej \
         potreba požiar hasiči dostali nezranil zničil kde kvôli proti som sme tento táto tejto tom tým štyri päť muž \
         žena polícia tri dva",
    ),
    (
        "hr",
        "i u je na da se su za od o s iz kao koji koja koje ne to sa ili ali nije bi što ga će te biti bio bila bilo \
         bili kako do po samo više još već nakon prema prije između bez kod zbog protiv tijekom svi sve ovo ova ovaj \
         taj ta ni niti ako kada kad gdje tko nitko netko ništa može mogu treba rekao rekla kazao izjavio godine \
         godina dana utorak ponedjeljak srijedu četvrtak petak subotu nedjelju jučer danas novi nova želi novca vlada \
         školu vatru noćas požar požaru njoj brojke nazvala uništio ugasili ozlijeđen smo sam ste nisu jer dok iznad \
         ispod njegov njezin četiri pet muškarac žena policija tri dva",
    ),
    (
        "sl",
        "in je v na se za da so s z ki pa ne po od tudi bi kot o pri do ali še bo ni iz k bil bila bilo bili kako le \
         že več med pred zaradi brez proti ter kar ko če vendar vse vsi ta to tega te jih ga mu jo njegov njen njihov \
         lahko mora morajo dejal dejala povedal povedala let leta leto nihče nič torek ponedeljek sredo četrtek petek \
         soboto nedeljo včeraj danes nov nova hoče denarja vlada šolo ogenj ponoči požar požaru uničil ranjen bodo \
         sem smo kjer kdo kaj štiri pet moški ženska policija tri dva",
    ),
    (
        "tr",
        "ve bir bu da de için ile çok daha gibi olarak ne kadar sonra olan en o ama var ki mi ya ise değil her şey \
         göre kendi önce bunun bütün tarafından arasında üzerinde karşı hiç kimse oldu olduğu olduğunu olduklarını \
         dedi söyledi belirtti açıkladı ifade etti edildi yaptı yapılan yeni iki üç yıl yıllar gün salı pazartesi \
         çarşamba perşembe cuma cumartesi pazar dün bugün istiyor gerekiyor buldu nasıl neden çünkü ancak veya hem \
         biz siz onlar ben sen onun bunu şu şimdi gece yangın yangını kontrol altına aldı para fazla bakan rakamları \
         başkanı okulu dört beş erkek kadın polis edecek olacak",
    ),
    (
        "id",
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka \
         lebih sudah kata atau saat oleh menjadi orang sebagai telah adalah kepada namun satu dua hari seperti hingga \
         tahun kita kami dia ia setelah para masih antara dapat bahwa belum hanya jika bukan harus tetapi tapi secara \
         terhadap menurut mengatakan katanya ujar jumlah korban luka api malam kota sekolah pemerintah ingin dana \
         menteri menyebut angka ditambah tambah berhasil hancurkan kebakaran senin selasa rabu kamis jumat sabtu \
         minggu kemarin anggota empat tiga lima pria wanita polisi",
    ),
    (
        "ms",
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke kerana tersebut boleh ada mereka \
         lebih sudah kata atau oleh menjadi orang sebagai telah adalah ialah kepada namun satu dua hari seperti \
         hingga tahun kita kami dia beliau selepas masih antara dapat bahawa belum hanya jika bukan harus tetapi \
         secara terhadap menurut berkata katanya tiada sesiapa semasa turut berjaya bandar kerajaan isnin khamis \
         jumaat ahad semalam sedang punca cedera memadamkan waktu malam musnah terbakar",
    ),
    (
        "vi",
        "và của là có được trong cho không các với một này người những đã để từ khi ông bà đến ra cũng về như tại \
         theo vào nhiều sẽ hơn phải trên sau năm lại còn đang nước nhà chúng tôi họ đó bị thì mà nói ngày làm việc vì \
         nên rằng hai ba tháng thành phố công an cảnh sát chính phủ đêm trường học gọi số lo ngại cần thêm tiền ai vụ \
         cháy ở muốn hôm thứ rất chỉ mới nếu nhưng",
    ),
    (
        "tl",
        "ang ng sa na mga ay at ni si para hindi ito nang kung may mula pa rin lang siya niya nila sila ako namin \
         natin kami tayo kanya kanyang kanila dahil pero noong isang isa din daw raw ayon wala walang bago pagkatapos \
         habang kasi upang nasa ba po opo sinabi aniya ani sabi taon araw gabi kagabi kahapon ngayon lungsod paaralan \
         sunog apoy huwebes dagdag pondo pera bilang tinawag kailangan huli muli paano sumira humingi nasaktan dapat \
         ginawa",
    ),
    (
        "sw",
        "na ya wa kwa ni katika la za cha vya kuwa hii huo huyo hiyo hilo hizo hayo alisema amesema kama yake wake \
         lake zake hakuna mtu watu siku baada kabla wakati lakini pia sana zaidi au bila hadi ili kuhusu kati moja \
         mbili tatu miaka mwaka mji nchi serikali waziri polisi moto usiku shule jumanne jumatatu jumatano alhamisi \
         ijumaa jumamosi jumapili jana leo yataka fedha takwimu wasiwasi mujibu zinahitajika mjini upya walidhibiti \
         huu hao wao yeye mimi sisi kutoka bado",
    ),
    (
        "la",
        "et in est non ad cum ut qui quae quod ex sed de per ab sunt si esse se enim hoc nec aut eius quam erat autem \
         etiam quia pro ac atque ita post ante inter sine sub fuit fuerunt esset nemo nihil omnes omnia urbem urbis \
         dixit noctu ignem iterum quomodo sit eum eam suis nobis vobis ille illa haec hic quis quid",
    ),
    (
        "eo",
        "la de kaj en al estas ne por ke li ŝi ĝi mi vi ni ili kiu kiuj kio kiel estis estos oni sed ankaŭ pri kun el \
         per sur pli tre tiu tiuj ĉi ĉiu ĉiuj aŭ se ĉar jam nur post antaŭ inter dum ĝis kontraŭ laŭ diris neniu \
         nenio urbo lernejo lernejon fajro nokto marde",
    ),
    (
        "ga",
        "agus an na ar ag is go a i le do sé sí bhí tá níl ní raibh don sa san leis ó de mar nach gur faoi seo sin \
         ach aon duine chun bhfuil iad siad dúirt deir féin roimh tar éis idir gan gach bliain lá oíche tine scoil \
         arís níor chuir linn siúd",
    ),
    (
        "cy",
        "y yr yn a i o ei ar mae ac am wedi eu fod gan oedd bod ond nid hyn ni ddim sydd at hefyd dros gyda mewn un \
         dywedodd meddai rhai cael nad mwy wrth fel neb dan hwn hon roedd bydd byddwn ddydd mawrth llun mercher iau \
         gwener heddlu tân ysgol nos chafodd anafu",
    ),
    (
        "sq",
        "të dhe në e i për me një nga është që u si më do ka ishte kanë nuk se janë por tha edhe ky kjo pas ndaj kur \
         duke gjatë tij saj tyre ne ata ajo askush asgjë vetëm shumë dy tre vjet vit martën hënën natës zjarri \
         zjarrit shkollën qytetin po ta te mund duhet deri kundër",
    ),
    (
        "eu",
        "eta da ez dira du bat zen izan baina ere dute zuen ziren duen egin hau hori den ditu edo baino bere beste \
         zuten dela arte gabe asko bai esan dio dit dugu izango oso orain hala haiek guztiak inor ezer atzo gaur \
         asteartean gauean eskola suntsitu zauritu",
    ),
    (
        "lv",
        "un ir ar no ka par uz kas tas to tika nav pēc kā vai arī bija lai viņš viņa viņi pie gada gadu tiek bet \
         tikai līdz jau vēl ļoti šo šis savu teica sacīja neviens nekas otrdien pirmdien naktī skolu pret bez starp \
         es mēs jūs būs jo",
    ),
    (
        "lt",
        "ir yra kad į iš su bet tai nuo kaip už apie buvo jis ji jie per prie dar tik jau nėra po arba taip pat metų \
         metais kas kur labai šis ši savo sakė teigė pasakė niekas nieko antradienį pirmadienį naktį mokyklą mokykla \
         prieš be tarp iki mes jūs aš nes",
    ),
    (
        "so",
        "waa oo iyo ka ku in uu ay ayaa la ee soo aan ah si u waxaa waxay wuxuu kale leh mid isku laga loo lagu badan \
         dib inay inuu yahay tahay ahaa cid waxba kuma dabka xalay sheegay sheegtay",
    ),
    (
        "ht",
        "nan ki yo pou ak pa te se li ou nou mwen sa gen ap moun anpil tout lè kote fè di avèk depi apre anvan pandan \
         kont ant youn lòt peyi",
    ),
    ("mt", "li il ta ma fl minn għal dan din huma kien kienet kienu qal qalet biex jew ukoll meta fuq bejn"),
    (
        "ha",
        "da a na ya ta ba ne ce su don cikin wannan kuma amma wani wata sai yana suna kan ga daga zuwa shugaban jihar",
    ),
];
