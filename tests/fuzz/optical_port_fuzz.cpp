// SPDX-License-Identifier: Apache-2.0
#include "core/device/model_making.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/ports/optical_port.h"
#include "tests/fuzz/shared_catalog.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

/// The optical port of an emulated meter hears anything: octets in pieces, silences between them. It never asks for two
/// deadlines at once, keeps before it sends, falls back to its start format when the line is silent, and understands
/// every language afterwards.
namespace meterbench::fuzz {
namespace {

using namespace protocol;
using namespace protocol::virtual_meter;

constexpr LineFormat start{300, 7, Parity::Even, 1};

std::unique_ptr<VirtualMeter> makeMeter()
{
    static const std::string registers = readResource("protocol/kmp-registers.json").value();
    static const std::string words = readResource("protocol/kmp-type-words.json").value();
    static const std::string sets = readResource("protocol/iec62056-21-readout-sets.json").value();
    static const std::string lists = readResource("protocol/push-lists.json").value();
    const auto& catalog = judge().catalog();
    const auto* const family = catalog.family("omnipower-1p");
    auto codes = configuration::defaults(*family);
    const auto choose = [&](std::string_view field, std::string_view code) {
        codes[*family->scheme->find(field)] = configuration::Code(code);
    };
    choose("X8", "1");
    choose("Z18", "002");
    choose("Z28", "0");
    const auto model = device::makeModel(catalog, configuration::defaultConfiguration(catalog, *family, codes)).value();
    const auto variant = MeterVariant::create(model, {registers, words, sets, lists}, objectGroups()).value();
    device::RunningMeter::Setup setup;
    setup.model = model;
    auto running = device::RunningMeter::create(setup, std::make_shared<device::Load>()).value();
    const auto zeroes = [](std::span<std::byte> octets) { std::ranges::fill(octets, std::byte{1}); };
    auto meter = VirtualMeter::create({variant, freshSecrets(1, zeroes), {}}, std::move(running)).value();
    meter->advanceTo({7200});
    return meter;
}

/// A line whose time goes on when it is told to.
struct Line {
    OpticalPort port;
    MonotonicInstant now;
    std::optional<MonotonicInstant> deadline;
    std::size_t sent = 0;

    void carryOut(const Effects& effects)
    {
        int deadlines = 0;
        for (const Effect& effect : effects) {
            if (const auto* const set = std::get_if<SetDeadline>(&effect)) {
                require(set->at > now, "no deadline lies in the past");
                deadline = set->at;
                ++deadlines;
            } else if (std::holds_alternative<ClearDeadline>(effect)) {
                deadline.reset();
                ++deadlines;
            } else if (const auto* const send = std::get_if<Send>(&effect)) {
                require(!send->bytes.empty(), "nothing is not sent");
                ++sent;
            }
        }
        require(deadlines <= 1, "one deadline at most");
    }

    void pass(std::int64_t milliseconds)
    {
        const MonotonicInstant end{now.milliseconds + milliseconds};
        for (int wakes = 0; deadline && *deadline <= end; ++wakes) {
            require(wakes < 1000, "a silent line comes to rest");
            now = std::max(now, *deadline);
            deadline.reset();
            carryOut(port.wake(now));
        }
        now = end;
    }
};

bool isAnswered(Line& line, Octets opening)
{
    const auto before = line.sent;
    line.carryOut(line.port.receive(opening, line.now));
    line.pass(1000);
    return line.sent > before;
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace meterbench;
    using namespace meterbench::fuzz;
    using namespace meterbench::protocol;
    static const auto meter = makeMeter();
    auto bytes = std::as_bytes(std::span(data, size));
    if (bytes.empty())
        return 0;
    // The first octet: how long the pieces are, how long the silence between them.
    const auto head = std::to_integer<std::size_t>(bytes.front());
    bytes = bytes.subspan(1);
    const std::size_t piece = 1 + (head & 0x1FU) * 8;
    constexpr std::array<std::int64_t, 8> silences{0, 0, 1, 250, 300, 1100, 2000, 130'000};
    const std::int64_t reaction = (head & 0x10U) != 0 ? 40 : 0;
    OpticalPort::Options options;
    options.reactionMilliseconds = reaction;
    Line line{
        OpticalPort(*meter, options, [](std::span<std::byte> octets) { std::ranges::fill(octets, std::byte{2}); }),
        {1000}, {}, 0};
    while (!bytes.empty()) {
        const auto count = std::min(piece, bytes.size());
        line.carryOut(line.port.receive(bytes.first(count), line.now));
        bytes = bytes.subspan(count);
        line.pass(silences[head >> 5U]);
    }
    line.pass(10'000'000);
    require(!line.deadline, "a silent line has no deadline");
    require(line.port.lineFormat() == start, "a silent line has the start format");
    constexpr std::array getType{
        std::byte{0x80}, std::byte{0x3F}, std::byte{1}, std::byte{5}, std::byte{0x8A}, std::byte{0x0D}};
    require(isAnswered(line, getType), "KMP is understood");
    require(isAnswered(line, bytesOf("/?!\r\n")), "IEC 62056-21 is understood");
    return 0;
}
