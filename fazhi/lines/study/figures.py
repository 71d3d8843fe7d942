"""What is counted of officials' study, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("study.sessions", "学法活动", "次", "本年度登记的会前学法、中心组学习、讲座培训等学法次数，按举行之日计；旁听庭审和考试另计。"),
    Figure("study.people", "学法参加人次", "人次", "本年度学法活动签到的人次。"),
    Figure("study.party", "其中党委会会前学法", "次", "本年度党委会会前学法次数。", of="study.sessions", where={"organ": "party"}),
    Figure("study.court_visits", "旁听庭审", "次", "本年度组织旁听庭审的次数，按旁听之日计，含网络直播旁听。"),
    Figure("study.court_people", "旁听庭审人数", "人次", "本年度旁听庭审的人次。"),
    Figure("study.accounts", "述法", "人次", "本年度登记述法的人次。"),
    Figure("study.exam_due", "应参加学法考试", "人", "本年度学法考试应参加的人数，按启动考试之日计。"),
    Figure("study.exam_sat", "参加学法考试", "人", "本年度登记成绩且未缺考的人数；一人计一次，补考不再计。"),
    Figure("study.exam_passed", "考试合格", "人", "本年度成绩（补考的以补考为准）为合格或优秀的人数。"),
    Figure("study.exam_excellent", "考试优秀", "人", "本年度成绩（补考的以补考为准）为优秀的人数。"),
    Rate("study.exam_sat_rate", "参考率", "study.exam_sat", "study.exam_due", "参加考试的人数除以应参加的人数。"),
    Rate("study.exam_passed_rate", "合格率", "study.exam_passed", "study.exam_sat", "合格（含优秀）的人数除以参加考试的人数。"),
    Rate("study.exam_excellent_rate", "优秀率", "study.exam_excellent", "study.exam_sat", "优秀的人数除以参加考试的人数。"),
)
