"""The Korean prose of the evaluation and of the model card; figures stand in braces."""

from __future__ import annotations

INTRODUCTION = """# 감정 모델

한 번의 계산으로 다섯 감정(슬픔, 중립, 화남, 걱정, 행복), 세부 감정 44가지, 주제(금융/일반), 위험 신호,
사기와 불법 사금융의 일곱 종류를 읽습니다.
버전 {version}. 학습 방법은 [`training/README.md`](../training/README.md), 쓰임과 한계는
[`MODEL_CARD.md`](../app/models/emotion/MODEL_CARD.md)에 있습니다.
이 문서의 수치는 `make evaluate`가 쓴 것이며, 조정에 한 번도 쓰지 않은 시험 묶음에서 서비스가 쓰는 파일(int8)로 쟀습니다.
시험 묶음은 거의 같은 글이 학습 쪽에 남지 않도록 나누었습니다."""

SURE = """실제 대화는 짧고 앞뒤가 없어 사람도 감정을 정하기 어려운 글이 절반입니다. 읽은 사람이 확신한 글만 보면
macro-F1은 지은 글 {written}, 실제 대화 {real}입니다."""

INDEPENDENT = """나누어 둔 시험 묶음은 학습 자료와 같은 사람들이 쓰거나 골랐고, 실제 대화는 한 곳에서 왔습니다. 그래서 우리 글을 보지 않은 다른 사람이
쓴 글로 한 번 더 쟀습니다. 라벨은 쓴 사람이 달고, 다른 사람이 라벨을 보지 않고 한 번 더 읽었습니다. 배우지도 고르지도 않은 글입니다."""

TALKS = """모델은 한 마디만 봅니다. "그럼 뭐부터 해요"만으로는 감정을 알기 어렵고, 감정은 한 문장으로 끝나지 않습니다. 그래서 15자가 넘지
않는 말에서 모델의 확신이 0.8에 못 미치면, 30분 안에 한 앞말의 감정을 기하평균으로 섞습니다(앞말의 몫 0.4, `app/services/emotion_in_talk.py`).
앞말과 이 말을 함께 본 사람의 라벨로 채점한 macro-F1이며, 마지막 칸은 이 말만 본 사람의 라벨입니다. 어느 글도 배우지 않았습니다."""

READINGS = """사람도 갈리는 곳에서 모델만 맞힐 수는 없습니다. 그래서 라벨을 보지 않고 같은 정의로 한 번 더 읽어, 두 읽기가 얼마나 맞는지
쟀습니다. F1은 두 번째 읽기를 모델처럼 채점한 macro-F1이므로, 모델 점수를 견줄 천장으로 볼 수 있습니다. 두 읽기가 같은 정의를
따랐으니 서로 모르는 사람끼리라면 이보다 낮을 수 있습니다."""

DIFFERENCES = (
    """감정이 갈린 글 {all}개 가운데 {neutral}개는 한쪽이 중립으로 읽은 글입니다({most} 순으로 많습니다)."""
)

CALIBRATION = """개발 묶음에서 구한 온도 {temperature}를 감정 로짓에 미리 나누어 두었습니다. 확신과 정답률의 차이(ECE)는
{ece:.3f}, 사람이 확신한 글에서는 {sure:.3f}입니다. 한글이 전혀 없는 글에는 감정을 매기지 않습니다("알 수 없음"은 중립이 아닙니다).

![확신과 정답률](images/emotion-calibration.png)"""

KOTE = """댓글 {rows}개. 학습에 쓸 수 있었던 KOTE 글은 5,000개입니다(논문의 0.55~0.56은 40,000개로 얻은 값입니다).

| 무엇 | 값 |
| --- | ---: |
| 44가지 macro-F1 (개발 묶음에서 정한 문턱값) | {macro_f1_44:.3f} |
| 44가지 macro-F1, 신경망의 머리만 | {macro_f1_44_network:.3f} |
| 44가지 macro-F1 (문턱값 0.3 고정) | {macro_f1_44_fixed:.3f} |
| 다섯 감정 macro-F1, 라벨이 분명한 댓글 {tier_a_rows}개 (tier A) | {tier_a_macro_f1:.3f} |

세부 감정은 신경망의 머리와 글자 1~4개 조각의 로지스틱 회귀(`fine_words.npz`)의 로그 오즈를 반씩 더합니다. 글이 적은 라벨에서는 둘이 서로 다른 것을 압니다."""

AGREEMENT = """시험 묶음에서 서비스 파일과 fp32가 같은 감정을 고른 비율은 {emotion:.1%}, 사람이 확신한 글에서는 {emotion_sure:.1%}입니다.
int8로 옮길 때 어긋나는 까닭은 층마다 한두 열의 값이 유난히 크기 때문입니다. 그런 열이 두드러지는 행렬에서만 두 열을
fp32로 따로 곱합니다."""

SERVING = """서비스와 같은 방식(`EmotionAnalyzer`, 코어마다 일꾼 하나)으로 재면 여는 데 {load_s:.2f}초, 메모리는 프로세스 전체가
{resident_mb:.0f} MB(모델을 열기 전 {before_mb:.0f} MB)입니다. 하나씩 물으면 p50 {alone_p50_ms:.1f} ms, p95 {alone_p95_ms:.1f} ms,
32개가 함께 물으면 초당 {messages_per_s:.0f}개(p95 {crowded_p95_ms:.0f} ms)를 읽습니다."""

#: On which machine the figures of speed were taken; to be put right when they are taken anew.
MACHINE = """위는 VNNI가 있는 CPU(AMD EPYC, AVX-512)에서 잰 것입니다. VNNI가 없는 CPU에서는 uint8과 int8의 곱이 16비트에서 넘쳐
감정이 1%쯤 달라지므로, 그런 CPU에서만 느려도 넘치지 않게 더합니다(`x64quantprecision`). VNNI가 있으면 이 설정은 로짓을 하나도 바꾸지
않고(개발 묶음 1,500개) 1.8배 느리게만 합니다. 같은 기계에서 세 번 재어 기준의
25.1, 24.4, 25.0배였고, VNNI가 없는 AVX2 CPU에서 다른 일과 함께 쟀을 때는 15.9배였습니다."""

LIMITS = """## 아직 모자란 점

- 글자 조각의 TF-IDF와 로지스틱 회귀가 실제 대화에서 이 모델과 비슷한 점수를 냅니다. 지금 자료로는 짧은 한 마디에서 낱말
  너머의 뜻을 충분히 배우지 못했다는 뜻입니다. 오타나 사투리가 섞이면 판정이 달라지는 글이 열에 하나를 넘습니다.
- 실제 대화의 화남과 행복을 슬픔이나 중립으로 읽는 일이 있습니다. 한 문장만으로는 사람끼리도 갈리는 글이 많습니다.
- 비꼬는 말은 칭찬의 낱말이 많을수록 행복으로 읽힐 수 있습니다.
- 돌려 말한 위험 신호는 놓칠 수 있습니다. 그래서 위험은 이 모델 하나로 정하지 않습니다."""

CARD_TEXT = """# 모델 카드: EmoFinance 감정 모델 {version}

`BertForSequenceClassification`(라벨: 슬픔, 중립, 화남, 걱정, 행복)로 불러올 수 있는 한국어 감정 모델입니다.
`multilingual-e5-small`(MIT)의 앞 6층과 모으는 층 1개로 이루어지고, 어휘는 한국어에 쓰는 조각만 남겼습니다. 학습일 {trained_on}.

## 할 수 있는 것
- 금융 상담과 일상 대화에서 쓰인 한국어 한 마디의 다섯 감정, 주제(금융/일반), 위험 신호, KOTE 44가지 세부 감정, 사기와 불법 사금융의 일곱 종류.

## 하지 못하는 것
- 모델은 한 마디만 봅니다. "네, 그렇게 해 볼게요"만으로는 감정을 알기 어려워, 서비스가 앞말의 감정을 함께 봅니다.
- 한글이 없는 글은 읽지 않습니다. 그때 감정은 "알 수 없음"입니다.
- 사기인지 아닌지를 가려 주지 않습니다. 안내를 먼저 할지 정하는 여러 근거 가운데 하나입니다.
- 진단이 아닙니다. 우울이나 자살 위험을 이 모델만으로 판단할 수 없습니다.

## 써서는 안 되는 곳
- 대출 심사, 신용 평가, 가격, 채용처럼 사람에게 불이익을 줄 수 있는 결정.
- 상품을 권하기 위해 불안이나 슬픔을 찾아내는 일.
- 직원이나 학생을 감시하는 일.

## 파일
- `model.safetensors`(fp16), `config.json`, 토크나이저: `transformers`의 `AutoModelForSequenceClassification`, `AutoTokenizer`로 불러옵니다.
  `further_heads.*`는 주제, 위험, 세부 감정, 사기의 머리(순서: 금융, 위험, 44가지, 사기 7가지)이며 `transformers`는 건너뜁니다.
- `model.onnx`: 서비스가 쓰는 int8 파일. 입력 `input_ids` (1, 토큰), 출력 `logits` (1, 58).
- `fine_words.npz`: 글자 조각으로 세부 감정을 읽는 회귀. 서비스는 신경망의 세부 감정 로짓과 반씩 더합니다.
- 온도 {temperature}는 감정 로짓에 이미 들어 있습니다. 글은 `app/services/emotion_analyzer/normal_form.py`의 정규형으로 바꾸어 넣습니다.

## 성능 (조정에 쓰지 않은 시험 묶음)
macro-F1: 지은 글 {written:.3f}, 실제 대화 {real:.3f}. ECE {ece:.3f}. 위험 재현율 {risk[recall]:.3f}, 잘못 울림 {risk[false_alarms]:.3f}.

{classes}

{sources}

## 치우침을 살핀 결과
같은 문장에서 사람이나 지역을 가리키는 말만 바꾸었을 때 판정이 달라진 비율입니다. 사투리 낱말을 섞으면 {dialect:.1%}가 달라집니다.

{bias}

## 자료와 라이선스
가중치 MIT. 바탕 모델 `intfloat/multilingual-e5-small`(MIT). 자료: KOTE(MIT), Songys Chatbot_data(MIT), 3i4K(CC BY-SA 4.0),
직접 쓴 글(MIT). 남의 글은 저장소에 없습니다. 자세한 수는 `training/DATA_CARD.md`에 있습니다. 실제 고객의 글은 쓰지 않았습니다.
"""
