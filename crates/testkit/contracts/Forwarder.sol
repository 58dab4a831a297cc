// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.28;

/// Passes native coin on within a contract call, as exchanges and smart wallets do.
contract Forwarder {
    receive() external payable {}

    function forward(address payable to) external payable {
        (bool done, ) = to.call{value: msg.value}("");
        require(done);
    }

    /// Passes half on twice.
    function split(address payable to) external payable {
        (bool first, ) = to.call{value: msg.value / 2}("");
        (bool second, ) = to.call{value: msg.value / 2}("");
        require(first && second);
    }

    function forwardAndFail(address payable to) external payable {
        (bool done, ) = to.call{value: msg.value}("");
        require(done);
        revert("undone");
    }

    /// The inner call moves coin and is undone, the transaction succeeds: nothing may be credited.
    function attempt(address payable to) external payable {
        try this.forwardAndFail{value: msg.value}(to) {} catch {}
    }
}
