namespace TechMarket.Events.Codes;

/// <summary>国民经济行业分类 GB/T 4754-2017: divisions, each under its section's letter (C18 is division 18 of section C).</summary>
public static class Industries
{
    public static readonly CodeList Sections = new(
        new("A", "农、林、牧、渔业", "Agriculture, forestry, fishing"), new("B", "采矿业", "Mining"), new("C", "制造业", "Manufacturing"),
        new("D", "电力、热力、燃气及水生产和供应业", "Electricity, heat, gas and water"), new("E", "建筑业", "Construction"),
        new("F", "批发和零售业", "Wholesale and retail"), new("G", "交通运输、仓储和邮政业", "Transport, storage and post"),
        new("H", "住宿和餐饮业", "Accommodation and catering"), new("I", "信息传输、软件和信息技术服务业", "Information, software and IT services"),
        new("J", "金融业", "Finance"), new("K", "房地产业", "Real estate"), new("L", "租赁和商务服务业", "Leasing and business services"),
        new("M", "科学研究和技术服务业", "Research and technical services"), new("N", "水利、环境和公共设施管理业", "Water, environment and public facilities"),
        new("O", "居民服务、修理和其他服务业", "Household and repair services"), new("P", "教育", "Education"),
        new("Q", "卫生和社会工作", "Health and social work"), new("R", "文化、体育和娱乐业", "Culture, sports and entertainment"),
        new("S", "公共管理、社会保障和社会组织", "Public administration"), new("T", "国际组织", "International organisations"));

    public static readonly CodeList Divisions = new(
        new("A01", "农业", "Crop farming"), new("A02", "林业", "Forestry"), new("A03", "畜牧业", "Animal husbandry"),
        new("A04", "渔业", "Fishery"), new("A05", "农、林、牧、渔专业及辅助性活动", "Agricultural support"),
        new("B06", "煤炭开采和洗选业", "Coal mining"), new("B07", "石油和天然气开采业", "Oil and gas extraction"),
        new("B08", "黑色金属矿采选业", "Ferrous ore mining"), new("B09", "有色金属矿采选业", "Non-ferrous ore mining"),
        new("B10", "非金属矿采选业", "Non-metal mining"), new("B11", "开采专业及辅助性活动", "Mining support"), new("B12", "其他采矿业", "Other mining"),
        new("C13", "农副食品加工业", "Farm produce processing"), new("C14", "食品制造业", "Food"), new("C15", "酒、饮料和精制茶制造业", "Drinks and tea"),
        new("C16", "烟草制品业", "Tobacco"), new("C17", "纺织业", "Textiles"), new("C18", "纺织服装、服饰业", "Clothing"),
        new("C19", "皮革、毛皮、羽毛及其制品和制鞋业", "Leather and footwear"), new("C20", "木材加工和木、竹、藤、棕、草制品业", "Wood and bamboo products"),
        new("C21", "家具制造业", "Furniture"), new("C22", "造纸和纸制品业", "Paper"), new("C23", "印刷和记录媒介复制业", "Printing"),
        new("C24", "文教、工美、体育和娱乐用品制造业", "Arts, crafts and sports goods"), new("C25", "石油、煤炭及其他燃料加工业", "Petroleum and fuel processing"),
        new("C26", "化学原料和化学制品制造业", "Chemicals"), new("C27", "医药制造业", "Pharmaceuticals"), new("C28", "化学纤维制造业", "Chemical fibres"),
        new("C29", "橡胶和塑料制品业", "Rubber and plastics"), new("C30", "非金属矿物制品业", "Ceramics, stone and glass"),
        new("C31", "黑色金属冶炼和压延加工业", "Iron and steel"), new("C32", "有色金属冶炼和压延加工业", "Non-ferrous metals"),
        new("C33", "金属制品业", "Metal products"), new("C34", "通用设备制造业", "General machinery"), new("C35", "专用设备制造业", "Special machinery"),
        new("C36", "汽车制造业", "Motor vehicles"), new("C37", "铁路、船舶、航空航天和其他运输设备制造业", "Other transport equipment"),
        new("C38", "电气机械和器材制造业", "Electrical machinery"), new("C39", "计算机、通信和其他电子设备制造业", "Computers and electronics"),
        new("C40", "仪器仪表制造业", "Instruments"), new("C41", "其他制造业", "Other manufacturing"), new("C42", "废弃资源综合利用业", "Waste recovery"),
        new("C43", "金属制品、机械和设备修理业", "Equipment repair"), new("D44", "电力、热力生产和供应业", "Electricity and heat"),
        new("D45", "燃气生产和供应业", "Gas"), new("D46", "水的生产和供应业", "Water supply"), new("E47", "房屋建筑业", "Building"),
        new("E48", "土木工程建筑业", "Civil engineering"), new("E49", "建筑安装业", "Building installation"), new("E50", "建筑装饰、装修和其他建筑业", "Decoration"),
        new("F51", "批发业", "Wholesale"), new("F52", "零售业", "Retail"), new("G53", "铁路运输业", "Rail"), new("G54", "道路运输业", "Road transport"),
        new("G55", "水上运输业", "Water transport"), new("G56", "航空运输业", "Air transport"), new("G57", "管道运输业", "Pipelines"),
        new("G58", "多式联运和运输代理业", "Intermodal and agency"), new("G59", "装卸搬运和仓储业", "Warehousing"), new("G60", "邮政业", "Post"),
        new("H61", "住宿业", "Accommodation"), new("H62", "餐饮业", "Catering"), new("I63", "电信、广播电视和卫星传输服务", "Telecommunications"),
        new("I64", "互联网和相关服务", "Internet services"), new("I65", "软件和信息技术服务业", "Software and IT services"),
        new("J66", "货币金融服务", "Banking"), new("J67", "资本市场服务", "Capital markets"), new("J68", "保险业", "Insurance"), new("J69", "其他金融业", "Other finance"),
        new("K70", "房地产业", "Real estate"), new("L71", "租赁业", "Leasing"), new("L72", "商务服务业", "Business services"),
        new("M73", "研究和试验发展", "Research and development"), new("M74", "专业技术服务业", "Technical services"), new("M75", "科技推广和应用服务业", "Technology transfer services"),
        new("N76", "水利管理业", "Water management"), new("N77", "生态保护和环境治理业", "Environmental management"), new("N78", "公共设施管理业", "Public facilities"), new("N79", "土地管理业", "Land management"),
        new("O80", "居民服务业", "Household services"), new("O81", "机动车、电子产品和日用产品修理业", "Repair"), new("O82", "其他服务业", "Other services"),
        new("P83", "教育", "Education"), new("Q84", "卫生", "Health"), new("Q85", "社会工作", "Social work"), new("R86", "新闻和出版业", "News and publishing"),
        new("R87", "广播、电视、电影和录音制作业", "Broadcasting and film"), new("R88", "文化艺术业", "Culture and arts"), new("R89", "体育", "Sports"), new("R90", "娱乐业", "Entertainment"),
        new("S91", "中国共产党机关", "Party organs"), new("S92", "国家机构", "State bodies"), new("S93", "人民政协、民主党派", "Consultative bodies"), new("S94", "社会保障", "Social security"),
        new("S95", "群众团体、社会团体和其他成员组织", "Associations"), new("S96", "基层群众自治组织", "Local self-government"), new("T97", "国际组织", "International organisations"));
}
