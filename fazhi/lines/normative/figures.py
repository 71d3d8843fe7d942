"""What is counted of normative documents, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("normative.projects", "规范性文件立项", "件", "本年度立项的规范性文件；按立项之日计。"),
    Figure("normative.issued", "制发规范性文件", "件", "本年度公布的规范性文件；按公布之日计。"),
    Figure("normative.repealed", "废止规范性文件", "件", "本年度废止、被替代、清理时宣布废止或者失效的规范性文件；按废止之日计。"),
    Figure("normative.lapsed", "有效期届满失效", "件", "本年度有效期届满自动失效的规范性文件；按届满之日计。"),
    Figure("normative.filed", "报送备案", "件", "本年度报送备案的规范性文件；按报送之日计。"),
    Figure("normative.filed_in_time", "按时报送备案", "件", "其中在规定期限内报送的；按报送之日计。"),
    Rate("normative.filed_rate", "报备及时率", "normative.filed_in_time", "normative.filed", "本年度按时报送的件数除以报送的件数。"),
    Figure("normative.comments", "收到意见", "条", "本年度制定规范性文件收到的意见；按登记之日计。"),
    Figure("normative.comments_adopted", "采纳意见", "条", "其中采纳、部分采纳的意见；按登记之日计。"),
    Figure("normative.fair", "公平竞争审查", "件", "本年度对规范性文件作出公平竞争审查结论的次数；按作出之日计。"),
    Figure("normative.evaluated", "实施后评估", "件", "本年度评估的规范性文件；按评估之日计。"),
    Figure("normative.cleaned", "清理规范性文件", "件", "本年度清理中作出结论的规范性文件；按公布清理结果之日计。"),
    Figure("normative.objected", "被提出审查意见", "件", "本年度反馈备案审查意见处理情况的规范性文件；按反馈之日计。"),
)
