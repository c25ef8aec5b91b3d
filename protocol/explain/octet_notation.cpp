// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/octet_notation.h"

#include "protocol/explain/digits.h"
#include "protocol/explain/explain_iec62056_21.h"
#include "protocol/explain/written_characters.h"

#include <algorithm>
#include <charconv>

namespace meterbench::protocol::explain {

namespace {

constexpr char parting = '\x01'; ///< where a time or date stood

/// Digits of one or more octets as they stand together.
struct Token {
    std::string_view digits;
    enum class Mark { Plain, Prefixed } mark = Mark::Plain; ///< 0x, \x, x before it or h behind it
    enum class Gap { Any, Column } gap = Gap::Any; ///< what stands before it
};
using Group = std::vector<Token>;

std::size_t digitsAt(std::string_view word, std::size_t at)
{
    std::size_t count = 0;
    while (at + count < word.size() && digitOf(word[at + count]) >= 0)
        ++count;
    return count;
}

bool isX(std::string_view word, std::size_t at)
{
    return at < word.size() && (word[at] == 'x' || word[at] == 'X');
}

/// "7E", "0x7E", "x7E", "0x7E0xA0", "7Eh", "H7E". @return false for anything else
bool takeWord(std::string_view word, Token::Gap gap, Group& group)
{
    if (word.size() == 3 && (word[0] | 0x20) == 'h' && digitsAt(word, 1) == 2) { // Basic writes &H7E
        group.push_back({word.substr(1), Token::Mark::Prefixed, gap});
        return true;
    }
    const auto isPrefix
        = [&](std::size_t at) { return isX(word, at) || (word.substr(at, 1) == "0" && isX(word, at + 1)); };
    Group tokens;
    for (std::size_t at = 0; at < word.size();) {
        const bool hasPrefix = isPrefix(at);
        at += !hasPrefix ? 0U : isX(word, at) ? 1U : 2U;
        std::size_t count = digitsAt(word, at);
        if (count > 1 && isPrefix(at + count - 1))
            --count; // the zero belongs to the next prefix
        const std::size_t end = at + count;
        const bool hasSuffix = end + 1 == word.size() && (word[end] | 0x20) == 'h';
        Token token{word.substr(at, count), Token::Mark::Plain, tokens.empty() ? gap : Token::Gap::Any};
        if (hasPrefix || hasSuffix)
            token.mark = Token::Mark::Prefixed;
        if (hasSuffix && count == 3 && word[at] == '0') // assemblers write 0A0h
            token.digits.remove_prefix(1);
        const std::size_t digits = token.digits.size();
        const bool isEnd = end == word.size() || hasSuffix || isPrefix(end);
        if (digits == 0 || (digits % 2 != 0 && digits != 1) || !isEnd)
            return false;
        tokens.push_back(token);
        at = end + (hasSuffix ? 1U : 0U);
    }
    group.insert(group.end(), tokens.begin(), tokens.end());
    return true;
}

/// Words of letters and digits, between signs; @param take returns false for a word that parts groups
template <typename Take>
std::vector<Group> groupsOf(std::string_view line, Take take)
{
    std::vector<Group> groups(1);
    Token::Gap gap = Token::Gap::Any;
    const auto part = [&] {
        if (!groups.back().empty())
            groups.emplace_back();
    };
    for (std::size_t at = 0; at < line.size();) {
        const char character = line[at];
        if (!isLetterOrDigit(character)) {
            if (character == parting)
                part();
            else if (std::string_view(",;|\t").find(character) != std::string_view::npos)
                gap = Token::Gap::Column;
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < line.size() && isLetterOrDigit(line[end]))
            ++end;
        if (!take(line.substr(at, end - at), at, gap, groups.back()))
            part();
        gap = Token::Gap::Any;
        at = end;
    }
    return groups;
}

/// Single digits are octets among octets of two digits, and a column of many digits is a run of its own.
std::vector<Group> parted(const std::vector<Group>& groups)
{
    constexpr std::size_t longToken = 16; // digits
    std::vector<Group> all;
    for (const Group& group : groups) {
        const auto isSingle = [](const Token& token) { return token.digits.size() == 1; };
        const auto singles = static_cast<std::size_t>(std::ranges::count_if(group, isSingle));
        const bool areOctets = std::ranges::all_of(group, [](const Token& token) { return token.digits.size() <= 2; });
        const bool hasLong = std::ranges::any_of(group,
            [](const Token& token) { return token.digits.size() >= longToken && token.mark == Token::Mark::Plain; });
        const bool takesSingles = areOctets && group.size() >= 4 && 2 * singles <= group.size();
        Group current;
        const auto part = [&] {
            if (!current.empty())
                all.push_back(std::exchange(current, {}));
        };
        for (const Token& token : group) {
            const bool isOther = !current.empty() && current.back().mark != token.mark;
            if (token.gap == Token::Gap::Column && (hasLong || isOther))
                part();
            if (isSingle(token) && token.mark == Token::Mark::Plain && !takesSingles)
                part();
            else
                current.push_back(token);
        }
        part();
    }
    return all;
}

Bytes octetsOf(const Group& group)
{
    Bytes octets;
    for (const Token& token : group) {
        const std::size_t odd = token.digits.size() % 2;
        if (odd != 0)
            octets.push_back(static_cast<std::byte>(digitOf(token.digits[0])));
        for (std::size_t i = odd; i < token.digits.size(); i += 2)
            octets.push_back(static_cast<std::byte>(digitOf(token.digits[i]) * 16 + digitOf(token.digits[i + 1])));
    }
    return octets;
}

std::vector<Group> hexadecimalGroups(std::string_view line)
{
    auto groups = parted(groupsOf(line,
        [](std::string_view word, std::size_t, Token::Gap gap, Group& group) { return takeWord(word, gap, group); }));
    // Where octets have prefixes, what has none is a column of something else.
    const auto isPlain = [](const Group& group) {
        return std::ranges::all_of(group, [](const Token& token) { return token.mark == Token::Mark::Plain; });
    };
    const auto isMarked = [](const Group& group) {
        return std::ranges::all_of(
            group, [](const Token& token) { return token.mark == Token::Mark::Prefixed && token.digits.size() <= 2; });
    };
    if (std::ranges::any_of(groups, isMarked))
        std::erase_if(groups, isPlain);
    return groups;
}

/// "de", "add", "1,5": what stands in any sentence. Octets stand alone, at the front or behind a sign of address.
bool isOfSentence(std::string_view line, const Group& group, std::size_t octets)
{
    constexpr std::size_t fewest = 4; // octets that no sentence has
    constexpr std::ptrdiff_t mostLetters = 3; // of a mark like "(V)" or "RX"
    const auto before = line.substr(0, static_cast<std::size_t>(group.front().digits.data() - line.data()));
    const auto letters = std::ranges::count_if(
        before, [](char character) { return isLetterOrDigit(character) && (character < '0' || character > '9'); });
    const auto sign = before.find_last_not_of(" \t'\"");
    const bool isAddressed
        = sign != std::string_view::npos && std::string_view(":>=").find(before[sign]) != std::string_view::npos;
    if (octets >= fewest || isAddressed)
        return false;
    const bool hasNumber = std::ranges::any_of(group, [](const Token& token) {
        return token.mark == Token::Mark::Prefixed
            || std::ranges::any_of(token.digits, [](char digit) { return digit >= '0' && digit <= '9'; });
    });
    const auto all = static_cast<std::size_t>(std::ranges::count_if(line, isLetterOrDigit));
    return letters > mostLetters || (!hasNumber && all != 2 * octets);
}

std::vector<Bytes> hexadecimal(std::string_view line)
{
    std::vector<Bytes> runs;
    for (const Group& group : hexadecimalGroups(line)) {
        Bytes octets = octetsOf(group);
        if (!isOfSentence(line, group, octets.size()))
            runs.push_back(std::move(octets));
    }
    return runs;
}

/// @param size octets of a word
std::vector<Bytes> hexadecimalWords(std::string_view line, std::size_t size)
{
    std::vector<Bytes> runs;
    for (const Group& group : hexadecimalGroups(line)) {
        const bool areWords
            = std::ranges::all_of(group, [&](const Token& token) { return token.digits.size() == 2 * size; });
        if (!areWords)
            continue;
        Bytes octets = octetsOf(group);
        for (std::size_t i = 0; i + size <= octets.size(); i += size)
            std::reverse(octets.begin() + static_cast<std::ptrdiff_t>(i),
                octets.begin() + static_cast<std::ptrdiff_t>(i + size));
        runs.push_back(std::move(octets));
    }
    return runs;
}

struct NumberForm {
    int base = 10;
    std::size_t leastDigits = 1;
    std::size_t mostDigits = 3;
    std::size_t octets = 1; ///< of a number, the lowest first
};

std::vector<Bytes> numbers(std::string_view line, const NumberForm& form)
{
    constexpr std::size_t fewest = 4;
    std::vector<Bytes> runs;
    std::vector<Bytes> parts(1);
    bool isList = true; // nothing else in the line
    static_cast<void>(groupsOf(line, [&](std::string_view word, std::size_t at, Token::Gap, Group& group) {
        int value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value, form.base);
        const bool isNumber = error == std::errc() && end == word.data() + word.size()
            && word.size() >= form.leastDigits && word.size() <= form.mostDigits;
        const bool isNegative
            = form.base == 10 && at > 0 && line[at - 1] == '-' && (at == 1 || !isLetterOrDigit(line[at - 2]));
        const int most = isNegative ? 0x80 : form.octets == 1 ? 0xFF : 0xFFFF;
        if (!isNumber || value > most) {
            isList = false;
            parts.emplace_back();
            return false;
        }
        value = isNegative ? -value : value;
        for (std::size_t i = 0; i < form.octets; ++i)
            parts.back().push_back(static_cast<std::byte>(value >> 8U * i & 0xFF));
        group.push_back({});
        return true;
    }));
    for (Bytes& part : parts) {
        if (part.size() >= fewest || (isList && !part.empty()))
            runs.push_back(std::move(part));
    }
    return runs;
}

/// Digits and signs of a time: 'd' is a digit.
std::size_t lengthLike(std::string_view text, std::string_view pattern)
{
    if (text.size() < pattern.size())
        return 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        if (pattern[i] == 'd' ? !isDigit : pattern[i] != text[i])
            return 0;
    }
    return pattern.size();
}

/// Length of a date or a time of day that stands here; 0 for none.
std::size_t timeLength(std::string_view line, std::size_t at)
{
    const std::string_view text = line.substr(at);
    for (const std::string_view date :
        {"dddd-dd-dd", "dddd/dd/dd", "dddd.dd.dd", "dd.dd.dddd", "dd/dd/dddd", "dd-dd-dddd"}) {
        const std::size_t length = lengthLike(text, date);
        if (length > 0 && (length == text.size() || !isLetterOrDigit(text[length]) || text[length] == 'T'))
            return length;
    }
    std::size_t length = lengthLike(text, "dd:dd:dd");
    // Octets between colons look like a time; a time ends behind its third number.
    const bool isWithin = at > 1 && line[at - 1] == ':' && isLetterOrDigit(line[at - 2]);
    if (length == 0 || isWithin || (length < text.size() && (text[length] == ':' || digitOf(text[length]) >= 0)))
        return 0;
    if (length + 1 < text.size() && (text[length] == '.' || text[length] == ',') && digitOf(text[length + 1]) >= 0) {
        for (++length; length < text.size() && text[length] >= '0' && text[length] <= '9';)
            ++length;
    }
    if (length < text.size() && text[length] == 'Z')
        return length + 1;
    for (const std::string_view zone : {"+dd:dd", "-dd:dd", "+dddd", "-dddd"})
        length += lengthLike(text.substr(length), zone);
    return length;
}

/// Where a remark begins; npos where there is none, or nothing stands before it.
std::size_t remarkOf(std::string_view line)
{
    std::size_t first = std::string_view::npos;
    for (const std::string_view sign : {"//", "/*", "#", " -- ", " <-", " <=", " ; "}) {
        const auto found = line.find(sign);
        // "#1:" counts, it remarks nothing.
        if (found != std::string_view::npos
            && (sign != "#" || found + 1 == line.size() || line[found + 1] < '0' || line[found + 1] > '9'))
            first = std::min(first, found);
    }
    // One dash between blanks parts octets from words; many part octets from octets.
    const auto dash = line.find(" - ");
    if (dash != std::string_view::npos && line.find(" - ", dash + 1) == std::string_view::npos)
        first = std::min(first, dash);
    return first;
}

std::optional<std::uint64_t> numberOf(std::string_view digits, int base)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.empty())
        return {};
    return value;
}

/// The offset at the front of a line of a dump and what stands behind it.
struct OffsetColumn {
    std::string_view digits;
    std::string_view rest;
    enum class End { Blank, Sign } end = End::Blank;
};

OffsetColumn offsetColumnOf(std::string_view line)
{
    const auto begin = std::min(line.find_first_not_of(" \t"), line.size());
    line.remove_prefix(begin);
    if (line.starts_with("0x") || line.starts_with("0X"))
        line.remove_prefix(2);
    OffsetColumn column;
    const std::size_t count = digitsAt(line, 0);
    column.digits = line.substr(0, count);
    line.remove_prefix(count);
    if (line.starts_with('h'))
        line.remove_prefix(1);
    const bool hasSign = line.starts_with(':') || line.starts_with('|');
    if (hasSign)
        line.remove_prefix(1);
    column.end = hasSign || line.starts_with("  ") ? OffsetColumn::End::Sign : OffsetColumn::End::Blank;
    column.rest = line;
    constexpr std::size_t fewest = 3;
    constexpr std::size_t most = 16;
    const bool isColumn
        = count >= fewest && count <= most && (line.empty() || hasSign || line.front() == ' ' || line.front() == '\t');
    return isColumn ? column : OffsetColumn{};
}

/// Up to and with so many digits.
std::string_view withDigits(std::string_view text, std::uint64_t digits)
{
    std::size_t at = 0;
    for (std::uint64_t seen = 0; at < text.size() && seen < digits; ++at)
        seen += digitOf(text[at]) >= 0 ? 1U : 0U;
    return text.substr(0, at);
}

/// Without the characters at the end of a dump's last line, of which nobody says where they begin.
std::string_view withoutCharacters(std::string_view text)
{
    if (const auto bar = text.find('|'); bar != std::string_view::npos)
        return text.substr(0, bar);
    const auto first = std::min(text.find_first_not_of(" \t"), text.size());
    for (auto gap = text.find("  ", first); gap != std::string_view::npos; gap = text.find("  ", gap + 1)) {
        // The halves of a line are parted like this, too: an octet stands behind.
        const auto word = text.find_first_not_of(' ', gap);
        const std::size_t count = word == std::string_view::npos ? 0 : digitsAt(text, word);
        const bool goesOn = word == gap + 2 && count == 2 && (word + 2 == text.size() || text[word + 2] == ' ');
        if (!goesOn)
            return text.substr(0, gap);
    }
    return text;
}

} // namespace

std::string withoutTimesAndRemarks(std::string_view line)
{
    std::string rest;
    rest.reserve(line.size());
    for (std::size_t at = 0; at < line.size();) {
        const bool mayBegin = at == 0 || !isLetterOrDigit(line[at - 1]) || line[at - 1] == 'T';
        const std::size_t length = mayBegin ? timeLength(line, at) : 0;
        if (length == 0) {
            rest.push_back(line[at++]);
            continue;
        }
        rest.push_back(parting);
        at += length + (at + length < line.size() && line[at + length] == 'T' ? 1 : 0);
    }
    // A dash or an arrow with nothing before it begins an item of a list.
    const auto remark = remarkOf(rest);
    if (remark != std::string::npos && (rest[remark] != ' ' || rest.find_first_not_of(" \t") < remark))
        rest.resize(remark);
    return rest;
}

std::string_view DumpColumns::within(std::string_view line, std::string_view next, std::size_t digitsPerOctet)
{
    const OffsetColumn column = offsetColumnOf(line);
    const OffsetColumn behind = offsetColumnOf(next);
    const auto expected = std::exchange(m_expected, std::nullopt);
    if (column.digits.empty())
        return line;
    constexpr std::uint64_t widest = 64; // octets of a line
    const auto digits = static_cast<std::uint64_t>(
        std::ranges::count_if(column.rest, [](char character) { return digitOf(character) >= 0; }));
    for (const int base : {16, 10, 8}) {
        const auto offset = numberOf(column.digits, base);
        const auto following = numberOf(behind.digits, base);
        if (!offset)
            continue;
        // Octets may grow by chance: the line must hold what the offsets say.
        const bool grows = following && *following > *offset && *following - *offset <= widest
            && digits >= (*following - *offset) * digitsPerOctet;
        if (grows) {
            m_expected = *following;
            m_base = base;
            return digitsPerOctet == 2 ? withDigits(column.rest, (*following - *offset) * digitsPerOctet) : column.rest;
        }
        const bool isLast = expected && m_base == base && *offset == *expected;
        const bool isOnly
            = *offset == 0 && column.digits.size() > 3 && column.end == OffsetColumn::End::Sign && base == 16;
        if (isLast || isOnly)
            return withoutCharacters(column.rest);
    }
    return line;
}

std::vector<Bytes> runsOf(std::string_view line, Notation notation)
{
    std::vector<Bytes> runs;
    switch (notation) {
    case Notation::Hexadecimal:
        runs = hexadecimal(line);
        break;
    case Notation::HexadecimalWords:
        runs = hexadecimalWords(line, 2);
        break;
    case Notation::HexadecimalDoubleWords:
        runs = hexadecimalWords(line, 4);
        break;
    case Notation::Decimal:
        runs = numbers(line, {10, 1, 3, 1});
        break;
    case Notation::Octal:
        runs = numbers(line, {8, 3, 3, 1});
        break;
    case Notation::OctalWords:
        runs = numbers(line, {8, 6, 6, 2});
        break;
    case Notation::Binary:
        runs = numbers(line, {2, 8, 8, 1});
        break;
    case Notation::Escaped:
        runs = escaped(line);
        break;
    case Notation::Base64:
        runs = base64(line);
        break;
    case Notation::Characters:
        runs = readOutLines(line);
        break;
    }
    std::size_t longest = 0;
    for (const Bytes& run : runs)
        longest = std::max(longest, run.size());
    constexpr std::size_t share = 4;
    std::erase_if(runs, [&](const Bytes& run) { return share * run.size() < longest; });
    return runs;
}

} // namespace meterbench::protocol::explain
